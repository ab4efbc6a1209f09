import assert from 'node:assert/strict'
import test from 'node:test'
import { Program } from './harness.mjs'

const twoPages = {
  'app.json': '{"pages":["pages/a/a","pages/b/b"]}',
  'app.js': 'App({ globalData: { n: 1 }, onLaunch(o) { this.launched = o.scene } })',
  'app.wxss': 'page { font-size: 20rpx }',
  'pages/a/a.json': '{}',
  'pages/a/a.wxml': '<view id="v" class="box {{on ? \'on\' : \'\'}}" bindtap="tap" data-item-id="7">{{text}}</view><button id="go" bindtap="go">go</button>',
  'pages/a/a.wxss': '.box { width: 10rpx }',
  'pages/a/a.js': `
    const { double } = require('../../util/math')
    Page({
      data: { text: 'hello', on: false },
      onLoad(q) { this.setData({ text: 'hello ' + q.name }) },
      onShow() { this.shown = true },
      onReady() { this.isReady = true },
      tap(e) { globalThis.lastEvent = e; this.setData({ on: true, text: String(double(e.currentTarget.dataset.itemId)) }, () => { globalThis.painted = true }) },
      go() { wx.navigateTo({ url: '../b/b?x=1', events: { back: (d) => this.setData({ text: 'back ' + d }) }, success: (r) => r.eventChannel.emit('hi', 42) }) },
    })`,
  'pages/b/b.json': '{}',
  'pages/b/b.wxml': '<text>{{got}}</text>',
  'pages/b/b.js': 'Page({ data: { got: 0 }, onLoad() { const c = this.getOpenerEventChannel(); c.on("hi", (n) => this.setData({ got: n })); c.emit("back", "x") } })',
  'util/math.js': 'export const double = (n) => n * 2',
}

const navigation = { boot: { apis: [{ name: 'navigateTo', shape: 'callback' }] } }

test('A page is rendered with its data, classes, listeners and style sheets', async () => {
  const program = new Program(twoPages)
  await program.open('pages/a/a', { name: 'you' })
  assert.deepEqual(program.errors(), [])
  assert.equal(program.tree().html(), '<page><view id="v" class="box">hello you</view><button id="go">go</button></page>')
  assert.deepEqual(program.tree().byId('v').on, { tap: 1 })
  assert.deepEqual([...program.tree().sheets.keys()], ['app.wxss', 'pages/a/a.wxss'])
  assert.equal(program.tree().sheets.get('app.wxss'), 'wx-page { font-size: calc(20 * var(--rpx)) }')
})

test('The lifecycle runs onLoad, onShow and, after the first paint, onReady', async () => {
  const program = new Program(twoPages)
  program.autoAck = false
  await program.open('pages/a/a', { name: 'you' })
  assert.equal(program.json('getCurrentPages()[0].shown'), true)
  assert.equal(program.json('getCurrentPages()[0].isReady'), undefined)
  program.enter('__ack', 1, 1)
  assert.equal(program.json('getCurrentPages()[0].isReady'), true)
  assert.deepEqual(program.events, [{ name: 'pageReady', page: 1 }])
  assert.equal(program.json('getApp().launched'), 1001)
})

test('A tap runs the handler with the event of mini programs, and setData is one batch', async () => {
  const program = new Program(twoPages)
  await program.open('pages/a/a', { name: 'you' })
  const before = program.batches.length
  await program.tap('v')
  assert.equal(program.batches.length, before + 1)
  assert.equal(program.tree().html(), '<page><view id="v" class="box on">14</view><button id="go">go</button></page>')
  const event = program.json('lastEvent')
  assert.deepEqual(event.currentTarget, { id: 'v', dataset: { itemId: '7' }, offsetLeft: 0, offsetTop: 0 })
  assert.deepEqual([event.type, event.detail, event.timeStamp, event.touches], ['tap', { x: 1, y: 2 }, 5, []])
})

test('The callback of setData runs after the view has painted', async () => {
  const program = new Program(twoPages)
  await program.open('pages/a/a', { name: 'you' })
  program.autoAck = false
  await program.tap('v')
  assert.equal(program.json('globalThis.painted'), undefined)
  const { page, seq } = program.batches.at(-1)
  program.enter('__ack', page, seq)
  assert.equal(program.json('globalThis.painted'), true)
})

test('A page and the page it opens talk over an event channel', async () => {
  const program = new Program(twoPages, navigation)
  await program.open('pages/a/a', { name: 'you' })
  await program.tap('go')
  assert.deepEqual(program.calls[0].params, { url: '../b/b?x=1', events: {} })
  await program.open('pages/b/b', { x: '1' })
  program.enter('__settle', program.calls[0].call, true, '+{"errMsg":"navigateTo:ok"}')
  await program.settle()
  assert.equal(program.tree(2).text(), '42')
  assert.equal(program.tree(1).text(program.tree(1).byId('v')), 'back x')
  assert.deepEqual(program.json('getCurrentPages().map((p) => p.route)'), ['pages/a/a', 'pages/b/b'])
  program.enter('__page', 2, 'unload', '')
  assert.deepEqual(program.json('getCurrentPages().map((p) => p.route)'), ['pages/a/a'])
})

test('The program can neither reach the host functions nor forge a call of the host', async () => {
  const program = new Program(twoPages)
  assert.deepEqual(program.json('Object.getOwnPropertyNames(globalThis).filter((n) => n.startsWith("__host"))'), [])
  assert.throws(() => program.context.__launch('guess', '{}'), /not for mini programs/)
  assert.throws(() => program.context.__launch(undefined, '{}'), /not for mini programs/)
  assert.throws(() => program.evaluate('"use strict"; globalThis.__event = () => 1'), /Cannot assign/)
  assert.throws(() => program.evaluate('(function f() { return __event.arguments })()'), { name: "TypeError" })
})

test('A style sheet that cannot be compiled costs its styles, not the page', async () => {
  const program = new Program({ ...twoPages, 'pages/a/a.wxss': '.a {' })
  await program.open('pages/a/a', { name: 'you' })
  assert.match(program.errors()[0], /pages\/a\/a\.wxss:1:1: Unclosed block/)
  assert.match(program.tree().text(), /hello you/)
})

test('Pages hear of what happens to them, and a page is asked what it shares', async () => {
  const program = new Program({
    'app.js': 'globalThis.seen = []; App({ onShow() { seen.push("app show") }, onHide() { seen.push("app hide") }, onThemeChange(e) { seen.push(e.theme) }, onPageNotFound(e) { seen.push(e.path) } })',
    'p/p.wxml': '<view/>',
    'p/p.js': `Page({ onShow() { seen.push('show') }, onHide() { seen.push('hide') }, onUnload() { seen.push('unload') }, onPullDownRefresh() { seen.push('pull') },
      onReachBottom() { seen.push('bottom') }, onPageScroll(e) { seen.push(e.scrollTop) }, onTabItemTap(e) { seen.push(e.index) }, onResize(e) { seen.push(e.size.windowWidth) },
      onShareAppMessage(e) { return { title: 'from ' + e.from } } })`,
  })
  await program.open('p/p')
  const page = (event, data = {}) => program.enter('__page', 1, event, JSON.stringify(data))
  for (const [event, data] of [['pullDownRefresh'], ['reachBottom'], ['scroll', { scrollTop: 7 }], ['tabItemTap', { index: 2 }], ['resize', { size: { windowWidth: 400 } }], ['hide']]) page(event, data)
  assert.equal(page('share', { from: 'menu' }), '{"title":"from menu"}')
  program.enter('__app', 'themeChange', '{"theme":"dark"}')
  program.enter('__app', 'pageNotFound', '{"path":"x"}')
  program.enter('__app', 'hide', '')
  page('unload')
  assert.deepEqual(program.json('seen'), ['app show', 'show', 'pull', 'bottom', 7, 2, 400, 'hide', 'dark', 'x', 'app hide', 'unload'])
  assert.equal(page('show'), undefined, 'a page that is gone hears nothing')
})

test('The SDK may say which pages make the stack, as when tabs are switched', async () => {
  const program = new Program(twoPages)
  await program.open('pages/a/a', { name: 'x' })
  await program.open('pages/b/b', {}, { stack: [2] })
  assert.deepEqual(program.json('getCurrentPages().map((p) => p.route)'), ['pages/b/b'])
  program.enter('__page', 1, 'show', '{"stack":[1]}')
  assert.deepEqual(program.json('getCurrentPages().map((p) => p.route)'), ['pages/a/a'])
})

test('What the handler of an input returns is written into it, with the cursor where it says', async () => {
  const program = new Program({
    'app.js': 'App({})', 'p/p.json': '{}', 'p/p.wxml': '<input id="i" bindinput="typed"/>',
    'p/p.js': "Page({ typed(e) { return e.detail.value === '11' ? { value: '2', cursor: 1 } : e.detail.value === 'x' ? undefined : e.detail.value.trim() } })",
  })
  await program.open('p/p')
  const typed = async (value) => {
    program.batches.length = 0
    program.fire(program.tree().byId('i'), 'input', { detail: { value } })
    await program.settle()
    return program.batches.flatMap(({ ops }) => ops.map(([name, ...rest]) => [name, ...(name === 'call' ? rest.slice(2) : rest.slice(1))]))
  }
  assert.deepEqual(await typed('11'), [['attr', 'value', '2'], ['call', 'cursor', { cursor: 1 }]])
  assert.deepEqual(await typed(' a '), [['attr', 'value', 'a']])
  assert.deepEqual(await typed('x'), [])
})

test('The targets of an event lie where the view says', async () => {
  const program = new Program({ 'app.js': 'App({})', 'p/p.json': '{}', 'p/p.wxml': '<view id="outer" bindtap="seen"><view id="inner"/></view>', 'p/p.js': 'Page({ seen(e) { this.e = e } })' })
  await program.open('p/p')
  const { outer, inner } = Object.fromEntries(['outer', 'inner'].map((name) => [name, program.tree().byId(name)]))
  program.fire(inner, 'tap', { detail: {}, offsets: { [inner.id]: [3, 4], [outer.id]: [1, 'no number'] } })
  assert.deepEqual(program.json('getCurrentPages()[0].e.target'), { id: 'inner', dataset: {}, offsetLeft: 3, offsetTop: 4 })
  assert.deepEqual(program.json('getCurrentPages()[0].e.currentTarget'), { id: 'outer', dataset: {}, offsetLeft: 1, offsetTop: 0 })
})

test('The view hears of a handler that catches touchmove before the finger moves', async () => {
  const program = new Program({ 'app.js': 'App({})', 'p/p.json': '{}', 'p/p.wxml': '<view id="a" catch:touchmove="stop"/><view id="b" bindtouchmove="go"/><view id="c" catchtap="go"/>', 'p/p.js': 'Page({ stop() {}, go() {} })' })
  await program.open('p/p')
  const how = Object.fromEntries(program.batches.flatMap(({ ops }) => ops.filter(([name]) => name === 'on').map(([, id, type, bits]) => [`${id} ${type}`, bits])))
  const id = (name) => program.tree().byId(name).id
  assert.deepEqual([how[`${id('a')} touchmove`], how[`${id('b')} touchmove`], how[`${id('c')} tap`]], [5, 1, 1])
})
