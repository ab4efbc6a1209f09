import assert from 'node:assert/strict'
import test from 'node:test'
import { Program } from './harness.mjs'

async function page(wxml, script, using, files) {
  const program = new Program({
    'app.js': 'App({})', 'app.json': '{}', 'p/p.json': JSON.stringify({ usingComponents: using }), 'p/p.wxml': wxml, 'p/p.js': `Page({${script}})`, ...files,
  })
  await program.open('p/p')
  return program
}

const component = (path, wxml, script, json = {}) => ({
  [`${path}.json`]: JSON.stringify({ component: true, ...json }), [`${path}.wxml`]: wxml, [`${path}.js`]: `Component({${script}})`,
})

test('A component has properties, observers, methods, slots and its own style scope', async () => {
  const program = await page('<card id="c" title="{{t}}" class="outer" bind:open="opened"><text>slotted</text></card>', "data: { t: 'one' }, opened(e) { this.got = e.detail }", { card: '../c/card' }, {
    ...component('c/card', '<view class="head" bindtap="open" id="h">{{title}}/{{n}}</view><slot/>', `
      properties: { title: String }, data: { n: 0 },
      observers: { title(v) { this.setData({ n: v.length }) } },
      methods: { open() { this.triggerEvent('open', { by: this.properties.title }) } }`),
    'c/card.wxss': '.head { color: red } view { margin: 0 } :host { display: block }',
  })
  assert.deepEqual(program.errors(), [])
  const scope = /card-\w+/.exec(program.tree().html())[0]
  assert.equal(program.tree().html(), `<page><c/card id="c" class="${scope}--host outer"><view id="h" class="${scope}-- ${scope}--head">one/3</view><text>slotted</text></c/card></page>`)
  assert.equal(program.tree().sheets.get('c/card.wxss'), `.${scope}--head { color: red }\nwx-view.${scope}-- { margin: 0 }\n.${scope}--host { display: block }`)
  await program.tap('h')
  assert.deepEqual(program.json('getCurrentPages()[0].got'), { by: 'one' })
  assert.equal(program.json("getCurrentPages()[0].selectComponent('#c').data.n"), 3)
})

test('Shared styles and addGlobalClass let the classes of the page through', async () => {
  const program = await page('<a/><b/>', '', { a: '/c/a', b: '/c/b' }, {
    ...component('c/a', '<view class="x"/>', "options: { styleIsolation: 'shared' }"), 'c/a.wxss': '.x { top: 0 }',
    ...component('c/b', '<view class="x"/>', 'options: { addGlobalClass: true }'), 'c/b.wxss': '.x { left: 0 }',
  })
  const scope = /b-\w+(?=--)/.exec(program.tree().sheets.get('c/b.wxss'))[0]
  assert.equal(program.tree().html(), `<page><c/a><view class="x"></view></c/a><c/b class="${scope}--host"><view class="${scope}-- x ${scope}--x"></view></c/b></page>`)
  assert.equal(program.tree().sheets.get('c/a.wxss'), '.x { top: 0 }')
})

test('Named slots, external classes and behaviors work', async () => {
  const program = await page('<c my-class="red" name="n" value="v"><view slot="b">B</view><view slot="a">A</view></c>', '', { c: '/c/c' }, {
    ...component('c/c', '<view class="my-class"><slot name="a"/></view><slot name="b"/><text>{{fromBehavior}}</text>', "options: { multipleSlots: true }, externalClasses: ['my-class'], behaviors: [require('./b'), 'wx://form-field']"),
    'c/b.js': "module.exports = Behavior({ data: { fromBehavior: 'yes' } })",
  })
  assert.deepEqual(program.errors(), [])
  const scope = /c-\w+(?=--host)/.exec(program.tree().html())[0]
  assert.equal(program.tree().html(), `<page><c/c class="${scope}--host" name="n" value="v"><view class="${scope}-- red"><view slot="a">A</view></view><view slot="b">B</view><text class="${scope}--">yes</text></c/c></page>`.replaceAll(/ slot="."/g, ''))
})

test('Lifetimes run created, attached, ready after the paint, and detached; page lifetimes follow the page', async () => {
  const program = await page('<c wx:if="{{on}}"/>', 'data: { on: true }', { c: '/c/c' }, component('c/c', '<view/>', `
    created() { (globalThis.seen ??= []).push('created') },
    lifetimes: { attached() { seen.push('attached') }, ready() { seen.push('ready') }, detached() { seen.push('detached') } },
    pageLifetimes: { show() { seen.push('show') }, hide() { seen.push('hide') } }`))
  assert.deepEqual(program.json('seen'), ['created', 'attached', 'show', 'ready'])
  program.enter('__page', 1, 'hide', '')
  program.evaluate('getCurrentPages()[0].setData({ on: false })')
  assert.deepEqual(program.json('seen').slice(4), ['hide', 'detached'])
  program.evaluate('getCurrentPages()[0].setData({ on: true })')
  await program.settle()
  assert.deepEqual(program.json('seen').slice(6), ['created', 'attached', 'ready'])
})

test('Related components find each other', async () => {
  const program = await page('<list id="l"><item/><item/></list>', '', { list: '/c/list', item: '/c/item' }, {
    ...component('c/list', '<slot/>', "relations: { './item': { type: 'child', linked() { this.n = (this.n || 0) + 1 } } }"),
    ...component('c/item', '<view/>', "relations: { './list': { type: 'parent' } }"),
  })
  assert.equal(program.json("getCurrentPages()[0].selectComponent('#l').n"), 2)
  assert.equal(program.json("getCurrentPages()[0].selectComponent('#l').getRelationNodes('./item').length"), 2)
})

test('A custom event bubbles through components when it is told to', async () => {
  const program = await page('<view bindping="seen"><c/></view>', 'data: {}, seen(e) { this.n = e.detail.n }', { c: '/c/c' },
    component('c/c', '<view id="v" bindtap="go"/>', "methods: { go() { this.triggerEvent('ping', { n: 4 }, { bubbles: true, composed: true }) } }"))
  await program.tap('v')
  assert.equal(program.json('getCurrentPages()[0].n'), 4)
})

test('A tap inside a component bubbles to the page, with the component as its target', async () => {
  const program = await page('<view bindtap="seen"><c id="host" data-k="1"/></view>', 'data: {}, seen(e) { this.target = e.target }', { c: '/c/c' }, component('c/c', '<view id="v"/>', ''))
  await program.tap('v')
  assert.deepEqual(program.json('getCurrentPages()[0].target'), { id: 'host', dataset: { k: '1' }, offsetLeft: 0, offsetTop: 0 })
})

test('A component that is not found, or whose file throws, is named and the rest is drawn', async () => {
  const program = await page('<gone/><bad/><text>rest</text>', '', { gone: './no/such', bad: '/c/bad' }, { 'c/bad.json': '{"component":true}', 'c/bad.wxml': '<text>bad</text>', 'c/bad.js': 'throw new Error("broken")' })
  assert.match(program.errors()[0], /component "gone" is not found: ".\/no\/such" in usingComponents of p\/p\.json/)
  assert.match(program.errors()[1], /broken/)
  assert.equal(program.tree().text(), 'badrest')
})

test('Component() makes a page whose properties come from the query', async () => {
  const program = new Program({ 'app.js': 'App({})', 'p/p.json': '{}', 'p/p.wxml': '<text>{{n + 1}} {{loaded}}</text>', 'p/p.js': "Component({ properties: { n: Number }, data: { loaded: '' }, methods: { onLoad(q) { this.setData({ loaded: q.n + this.route }) } } })" })
  await program.open('p/p', { n: '41' })
  assert.equal(program.tree().text(), '42 41p/p')
})

test('A page uses global components, and components of npm packages', async () => {
  const program = new Program({
    'app.js': 'App({})', 'app.json': '{"usingComponents":{"g":"/c/g"}}',
    ...component('c/g', '<text>global</text>', ''), ...component('miniprogram_npm/ui/button/index', '<text>npm</text>', ''),
    'sub/p/p.json': '{"usingComponents":{"b":"ui/button"}}', 'sub/p/p.wxml': '<g/><b/>', 'sub/p/p.js': 'Page({})',
  })
  await program.open('sub/p/p')
  assert.deepEqual(program.errors(), [])
  assert.equal(program.tree().text(), 'globalnpm')
})

test('A component without a host node is ready, too, and inner components are ready before outer ones', async () => {
  const program = await page('<outer/>', '', { outer: '/c/outer' }, {
    ...component('c/outer', '<inner/>', "options: { virtualHost: true }, lifetimes: { ready() { (globalThis.seen ??= []).push('outer') } }", { usingComponents: { inner: './inner' } }),
    ...component('c/inner', '<text>x</text>', "lifetimes: { ready() { (globalThis.seen ??= []).push('inner') } }"),
  })
  assert.deepEqual(program.errors(), [])
  assert.match(program.tree().html(), /^<page><c\/inner class="[^"]*"><text/)
  assert.deepEqual(program.json('seen'), ['inner', 'outer'])
})
