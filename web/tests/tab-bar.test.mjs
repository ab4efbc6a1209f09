import assert from 'node:assert/strict'
import test from 'node:test'
import { Program } from './harness.mjs'

const files = {
  'app.js': 'App({})',
  'app.json': JSON.stringify({ tabBar: { custom: true, list: [{ pagePath: '/a/a' }, { pagePath: 'b/b' }] } }),
  'custom-tab-bar/index.json': '{"component":true}',
  'custom-tab-bar/index.wxml': '<view id="bar" bindtap="go">tab {{selected}}</view>',
  'custom-tab-bar/index.wxss': '.x { top: 0 }',
  'custom-tab-bar/index.js': `Component({
    data: { selected: 0 },
    lifetimes: { attached() { (globalThis.seen ??= []).push('attached on ' + getCurrentPages().at(-1).route) }, detached() { seen.push('detached') } },
    pageLifetimes: { show() { seen.push('show') } },
    methods: { go() { this.setData({ selected: this.data.selected + 1 }) } } })`,
  ...Object.fromEntries(['a/a', 'b/b', 'c/c'].flatMap((page) => [
    [`${page}.json`, '{}'], [`${page}.wxml`, '<text>page</text>'],
    [`${page}.js`, 'Page({ onShow() { this.bar = this.getTabBar(); if (this.bar) this.bar.setData({ selected: 7 }) } })'],
  ])),
}

test('Each tab page has an instance of the custom tab bar, which the page can reach', async () => {
  const program = new Program(files)
  await program.open('a/a')
  assert.deepEqual(program.errors(), [])
  assert.match(program.tree().html(), /^<page><text>page<\/text><custom-tab-bar><custom-tab-bar\/index class="[^"]*"><view id="bar" class="[^"]*">tab 7<\/view>/)
  assert.ok(program.tree().sheets.has('custom-tab-bar/index.wxss'))
  await program.tap('bar')
  assert.match(program.tree().text(), /tab 8/)
  await program.open('b/b')
  assert.match(program.tree().text(), /tab 7/)
  assert.deepEqual(program.json('seen'), ['attached on a/a', 'show', 'attached on b/b', 'show'])
  assert.equal(program.json('getCurrentPages()[0].bar === getCurrentPages()[1].bar'), false)
  program.enter('__page', 2, 'unload', '')
  assert.deepEqual(program.json('seen').slice(4), ['detached'])
})

test('A page that is no tab has no bar, and neither has a program without the component', async () => {
  const program = new Program(files)
  await program.open('c/c')
  assert.equal(program.tree().html(), '<page><text>page</text></page>')
  assert.equal(program.json('getCurrentPages()[0].bar'), null)
  const { 'custom-tab-bar/index.json': json, 'custom-tab-bar/index.wxml': wxml, ...without } = files
  const plain = new Program(without)
  await plain.open('a/a')
  assert.equal(plain.tree().html(), '<page><text>page</text></page>')
  assert.ok(json && wxml)
})
