import assert from 'node:assert/strict'
import test from 'node:test'
import { Program } from './harness.mjs'

/** One page; `files` may add to it or replace parts of it. */
async function page(wxml, script = '', files = {}) {
  const program = new Program({ 'app.js': 'App({})', 'app.json': '{}', 'p/p.json': '{}', 'p/p.wxml': wxml, 'p/p.js': `Page({${script}})`, ...files })
  await program.open('p/p')
  return program
}

const run = async (program, code) => {
  program.evaluate(`(function () { const page = getCurrentPages()[0]; ${code} })()`)
  await program.settle()
}

test('wx:if, wx:elif and wx:else choose a branch, and block leaves no element', async () => {
  const program = await page('<block wx:if="{{n > 1}}"><text>many</text></block><text wx:elif="{{n}}">one</text><view wx:else>none</view>', 'data: { n: 0 }')
  assert.equal(program.tree().html(), '<page><view>none</view></page>')
  await run(program, 'page.setData({ n: 1 })')
  assert.equal(program.tree().html(), '<page><text>one</text></page>')
  await run(program, 'page.setData({ n: 2 })')
  assert.equal(program.tree().html(), '<page><text>many</text></page>')
})

test('wx:for with keys moves its elements instead of making new ones', async () => {
  const program = await page('<view wx:for="{{list}}" wx:key="id" wx:for-item="it" wx:for-index="i">{{i}}{{it.t}}</view>', "data: { list: [{ id: 1, t: 'a' }, { id: 2, t: 'b' }, { id: 3, t: 'c' }] }")
  assert.equal(program.tree().text(), '0a1b2c')
  const ids = program.tree().at(1).children.map((c) => c.id)
  await run(program, 'page.setData({ list: [page.data.list[2], page.data.list[0], page.data.list[1]] })')
  assert.equal(program.tree().text(), '0c1a2b')
  assert.deepEqual(program.tree().at(1).children.map((c) => c.id), [ids[2], ids[0], ids[1]])
  await run(program, "page.setData({ 'list[0].t': 'z' })")
  assert.equal(program.tree().text(), '0z1a2b')
  await run(program, 'page.setData({ list: [] })')
  assert.equal(program.tree().html(), '<page></page>')
  assert.equal(program.tree().nodes.size, 1, 'nodes that are gone are deleted')
})

test('A template of another file, and an included file, see the data they should', async () => {
  const program = await page('<import src="../t/t"/><include src="/t/inc.wxml"/><template is="card" data="{{...o, n: 2}}"/>', "data: { o: { name: 'x' }, y: 5 }", {
    't/t.wxml': '<template name="card"><view>{{name}}{{n}}</view></template>',
    't/inc.wxml': '<text>{{y}}</text>',
  })
  assert.equal(program.tree().html(), '<page><text>5</text><view>x2</view></page>')
  await run(program, "page.setData({ y: 6, 'o.name': 'w' })")
  assert.equal(program.tree().html(), '<page><text>6</text><view>w2</view></page>')
})

test('An imported template that does not exist is reported, and the page is drawn without it', async () => {
  const program = await page('<import src="gone.wxml"/><text>here</text><template is="x"/>')
  assert.equal(program.tree().html(), '<page><text>here</text></page>')
  assert.match(program.errors()[0], /template "\/p\/gone\.wxml" is not found/)
})

test('WXS modules run inline and from files, require each other, and name types by constructor', async () => {
  const program = await page('<wxs module="a" src="./a.wxs"/><wxs module="b">module.exports = { t: function (x) { return x.constructor + (getRegExp("^a").test("ab") ? "+" : "-") } }</wxs><text>{{a.f(n)}} {{b.t(list)}}</text>', 'data: { n: 2, list: [] }', {
    'p/a.wxs': 'var c = require("../lib/c.wxs"); module.exports = { f: function (n) { return c.twice(n) } }',
    'lib/c.wxs': 'exports.twice = function (n) { return n * 2 }',
  })
  assert.deepEqual(program.errors(), [])
  assert.equal(program.tree().text(), '4 Array+')
})

test('bind bubbles, catch stops, capture comes first, and mut-bind runs once', async () => {
  const program = await page(
    `<view bindtap="log" data-n="outer" capture-bind:tap="log2" mut-bind:tap="mut" data-m="1">
       <view id="caught" catchtap="log" data-n="catch"><view id="deep" bind:tap="log" data-n="deep" mark:k="{{7}}" mut-bind:tap="mut"/></view>
       <view id="free" bindtap="log" data-n="free" mut-bind:tap="mut"/></view>`,
    `data: {}, seen: [], log(e) { this.seen.push(e.currentTarget.dataset.n + (e.mark.k || '')) }, log2() { this.seen.push('capture') }, mut() { this.seen.push('mut') }`)
  assert.equal(await program.tap('deep'), true)
  assert.deepEqual(program.json('getCurrentPages()[0].seen'), ['capture', 'deep7', 'mut', 'catch7'])
  await run(program, 'page.seen = []')
  assert.equal(await program.tap('free'), false)
  assert.deepEqual(program.json('getCurrentPages()[0].seen'), ['capture', 'free', 'mut', 'outer'])
})

test('An event that is no pointer event stays on its element', async () => {
  const program = await page('<view bindinput="log"><input id="i" bindinput="log"/></view>', 'data: {}, n: 0, log() { this.n++ }')
  program.fire(program.tree().byId('i'), 'input', { detail: { value: 'x' } })
  assert.equal(program.json('getCurrentPages()[0].n'), 1)
})

test('model:value writes the input back before the handler runs', async () => {
  const program = await page('<input id="i" model:value="{{form.name}}" bindinput="on"/><text>{{form.name}}</text>', "data: { form: { name: 'a' } }, on() { this.seen = this.data.form.name }")
  assert.equal(program.tree().byId('i').attrs.value, 'a')
  program.fire(program.tree().byId('i'), 'input', { detail: { value: 'typed' } })
  await program.settle()
  assert.equal(program.json('getCurrentPages()[0].data.form.name'), 'typed')
  assert.equal(program.json('getCurrentPages()[0].seen'), 'typed')
  assert.equal(program.tree().text(), 'typed')
})

test('Attributes are kebab-case JSON values, and one that becomes undefined goes away', async () => {
  const program = await page('<button openType="{{t}}" disabled="{{d}}" range="{{[1, 2]}}" style="width: {{w}}rpx" hover-class="none"/>', "data: { t: 'share', d: true, w: 5 }")
  assert.equal(program.tree().html(), '<page><button style="width: 5rpx" open-type="share" disabled=true range=[1,2] hover-class="none"></button></page>')
  await run(program, 'page.setData({ t: undefined, d: false })')
  assert.equal(program.tree().html(), '<page><button style="width: 5rpx" disabled=false range=[1,2] hover-class="none"></button></page>')
})

test('A value that cannot be written as JSON costs one attribute, not the batch', async () => {
  const program = await page('<view a="{{x}}" b="{{y}}"/>', 'data: { x: 1, y: 2 }')
  await run(program, 'page.setData({ x: BigInt(9), y: 3 })')
  assert.equal(program.tree().html(), '<page><view a="9" b=3></view></page>')
})

test('A handler that throws is reported, and the page lives on', async () => {
  const program = await page('<view id="v" bindtap="bad"/><view id="w" bindtap="good"/>', "data: {}, bad() { throw new TypeError('boom') }, good() { this.fine = true }")
  await program.tap('v')
  assert.deepEqual(program.errors(), ['TypeError: boom'])
  await program.tap('w')
  assert.equal(program.json('getCurrentPages()[0].fine'), true)
})

test('A page whose onLoad throws is drawn all the same, and App.onError hears of it', async () => {
  const program = new Program({ 'app.js': 'App({ onError(text) { globalThis.heard = text } })', 'p/p.wxml': '<text>here</text>', 'p/p.js': "Page({ onLoad() { throw new Error('no') } })" })
  await program.open('p/p')
  assert.equal(program.tree().text(), 'here')
  assert.match(program.json('heard'), /Error: no/)
  assert.equal(program.events.find((e) => e.name === 'error').source, 'p/p onLoad')
})

test('A page that does not exist is a render error of that page', async () => {
  const program = new Program({ 'app.js': 'App({})' })
  await program.open('no/page')
  assert.ok(program.events.some((e) => e.name === 'renderError' && e.page === 1 && /no\/page\.wxml is not found/.test(e.message)))
})

test('What a template throws is reported, and is no error of the code that set the data', async () => {
  const program = await page('<wxs module="m">exports.f = function (o) { return o.a.b }</wxs><text>{{m.f(o)}}</text>', "data: { o: { a: { b: 1 } } }, break() { this.setData({ o: {} }); this.after = true }")
  await run(program, 'page.break()')
  assert.equal(program.json('getCurrentPages()[0].after'), true)
  assert.match(program.errors()[0], /TypeError/)
})

test('A handler that the page does not have is told, and one that was put on the page later is found', async (t) => {
  const program = await page('<view id="v" bindtap="gone"/><view id="w" bindtap="{{h}}"/>', "data: { h: 'later' }, onLoad() { this.later = () => { this.called = true } }")
  const warn = t.mock.method(console, 'warn', () => undefined)
  await program.tap('v')
  assert.deepEqual([...warn.mock.calls[0].arguments], ['Component "p/p" does not have a method "gone" to handle event "tap".'])
  await program.tap('w')
  assert.equal(program.json('getCurrentPages()[0].called'), true)
})
