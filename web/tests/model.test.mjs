import assert from 'node:assert/strict'
import test from 'node:test'
import { Program } from './harness.mjs'

async function page(wxml, script, using, files, app = {}) {
  const program = new Program({
    'app.js': 'App({})', 'app.json': JSON.stringify(app), 'p/p.json': JSON.stringify({ usingComponents: using }), 'p/p.wxml': wxml, 'p/p.js': `Page({${script}})`, ...files,
  })
  await program.open('p/p')
  return program
}

const component = (path, wxml, script, json = {}) => ({
  [`${path}.json`]: JSON.stringify({ component: true, ...json }), [`${path}.wxml`]: wxml, [`${path}.js`]: `Component({${script}})`,
})

const run = async (program, code) => {
  program.evaluate(`(function () { const page = getCurrentPages()[0]; const c = page.selectComponent('#c'); ${code} })()`)
  await program.settle()
}

const clean = (program) => assert.deepEqual(program.errors(), [])

test('Observers see fields, deep paths, wildcards and several fields at once', async () => {
  const program = await page('<c id="c"/>', '', { c: '/c/c' }, component('c/c', '<view/>', `
    data: { a: 1, b: 2, o: { x: { y: 1 } }, list: [{ n: 1 }] },
    observers: {
      'a, b'(a, b) { (globalThis.seen ??= []).push('ab' + a + b) },
      'o.**'(o) { (globalThis.seen ??= []).push('o' + o.x.y) },
      'list[0].n'(n) { (globalThis.seen ??= []).push('n' + n) },
      '**'() { (globalThis.all = (globalThis.all || 0) + 1) },
    }`))
  clean(program)
  await run(program, "globalThis.seen = []; globalThis.all = 0; c.setData({ a: 3, b: 4 }); c.setData({ 'o.x.y': 5 }); c.setData({ 'list[0].n': 6 })")
  assert.deepEqual(program.json('seen'), ['ab34', 'o5', 'n6'])
  assert.equal(program.json('all'), 3)
})

test('Properties have types, other types, defaults and observers', async () => {
  const program = await page('<c id="c" n="{{n}}" any="{{any}}" flag/>', "data: { n: 'text', any: 3 }", { c: '/c/c' }, component('c/c', '<view/>', `
    properties: { n: { type: Number, optionalTypes: [String], value: 9, observer(now, before) { (globalThis.seen ??= []).push([now, before]) } }, any: null, flag: Boolean, d: { type: String, value: 'def' } }`))
  clean(program)
  assert.deepEqual(program.json("(({ n, any, flag, d }) => ({ n, any, flag, d }))(getCurrentPages()[0].selectComponent('#c').properties)"), { n: 'text', any: 3, flag: true, d: 'def' })
  await run(program, 'page.setData({ n: 4 })')
  assert.deepEqual(program.json('seen.at(-1)'), [4, 'text'])
})

test('Relations link and unlink, also by a behavior', async () => {
  const program = await page('<list id="c"><view wx:for="{{items}}" wx:key="*this"><item n="{{item}}"/></view></list>', 'data: { items: [1, 2] }', { list: '/c/list', item: '/c/item' }, {
    'c/of.js': 'module.exports = Behavior({})',
    ...component('c/list', '<slot/>', `relations: { items: { type: 'descendant', target: require('./of'), linked(t) { (globalThis.seen ??= []).push('+' + t.properties.n) }, unlinked(t) { seen.push('-' + t.properties.n) } } }`),
    ...component('c/item', '<view/>', "behaviors: [require('./of')], properties: { n: Number }, relations: { './list': { type: 'ancestor', linked() { (globalThis.parents = (globalThis.parents || 0) + 1) } } }"),
  })
  clean(program)
  assert.deepEqual(program.json('seen'), ['+1', '+2'])
  assert.equal(program.json('parents'), 2)
  await run(program, 'page.setData({ items: [2] })')
  assert.equal(program.json("seen.filter((s) => s[0] === '-').length"), 1)
  assert.equal(program.json("getCurrentPages()[0].selectComponent('#c').getRelationNodes('items').length"), 1)
})

test('Behaviors nest, merge data, and their lifetimes run before the component\'s; definitionFilter sees the definition', async () => {
  const program = await page('<c id="c"/>', '', { c: '/c/c' }, {
    'c/inner.js': "module.exports = Behavior({ data: { a: 'inner', o: { x: 1 } }, methods: { m() { return 'inner' } }, lifetimes: { attached() { (globalThis.seen ??= []).push('inner') } }, definitionFilter(d) { d.data = { ...d.data, filtered: true } } })",
    'c/outer.js': "module.exports = Behavior({ behaviors: [require('./inner')], data: { b: 'outer', o: { y: 2 } }, lifetimes: { attached() { seen.push('outer') } } })",
    ...component('c/c', '<view/>', "behaviors: [require('./outer')], data: { a: 'own' }, attached() { seen.push('own') }, methods: { n() { return this.m() } }"),
  })
  clean(program)
  assert.deepEqual(program.json("(({ a, b, o }) => ({ a, b, o }))(getCurrentPages()[0].selectComponent('#c').data)"), { a: 'own', b: 'outer', o: { x: 1, y: 2 } })
  assert.deepEqual(program.json('seen'), ['inner', 'outer', 'own'])
  assert.equal(program.json("getCurrentPages()[0].selectComponent('#c').n()"), 'inner')
})

test('Generics are chosen by the user of a component, and have defaults', async () => {
  const program = await page('<frame generic:item="red"/><frame/>', '', { frame: '/c/frame', red: '/c/red' }, {
    ...component('c/frame', '<item/>', '', { componentGenerics: { item: { default: './blue' } } }),
    ...component('c/red', '<text>red</text>', ''), ...component('c/blue', '<text>blue</text>', ''),
  })
  clean(program)
  assert.equal(program.tree().text(), 'redblue')
})

test('Content without a slot name goes to the slot without a name, when there are several', async () => {
  const program = await page('<c><text>body</text></c>', '', { c: '/c/c' }, component('c/c', '<view id="head"><slot name="head"/></view><view id="main"><slot/></view>', ''))
  clean(program)
  assert.equal(program.tree().text(program.tree().byId('head')), '')
  assert.equal(program.tree().text(program.tree().byId('main')), 'body')
})

test('Dynamic slots repeat their content with values', async () => {
  const program = await page('<c><text slot:n>{{n}};</text></c>', '', { c: '/c/c' }, component('c/c', '<block wx:for="{{list}}" wx:key="*this"><slot n="{{item}}"/></block>', 'options: { dynamicSlots: true }, data: { list: [1, 2, 3] }'))
  clean(program)
  assert.equal(program.tree().text(), '1;2;3;')
})

test('Pure data fields are kept from the template and heard by observers', async () => {
  const program = await page('<c id="c"/>', '', { c: '/c/c' }, component('c/c', '<text>[{{_secret}}]</text>', "options: { pureDataPattern: /^_/ }, data: { _secret: 1 }, observers: { _secret(v) { globalThis.heard = v } }"))
  await run(program, 'c.setData({ _secret: 2 })')
  assert.equal(program.tree().text(), '[]')
  assert.equal(program.json('heard'), 2)
})

test('External classes take the page\'s class, and an isolated component keeps the others out', async () => {
  const program = await page('<c my-class="red big"/>', '', { c: '/c/c' }, component('c/c', '<view class="own my-class"/>', "externalClasses: ['my-class']"))
  clean(program)
  assert.match(program.tree().html(), /class="c-\w+-- c-\w+--own red big"/)
})

test('selectComponent gives what export() says, selectOwnerComponent the one around', async () => {
  const program = await page('<c id="c"/>', '', { c: '/c/c' }, {
    ...component('c/c', '<inner id="i"/>', "behaviors: ['wx://component-export'], export() { return { only: 'this' } }, methods: { owner() { return this } }", { usingComponents: { inner: './inner' } }),
    ...component('c/inner', '<view/>', "lifetimes: { attached() { globalThis.owner = this.selectOwnerComponent() } }"),
  })
  clean(program)
  assert.deepEqual(program.json("getCurrentPages()[0].selectComponent('#c')"), { only: 'this' })
  assert.deepEqual(program.json('owner'), { only: 'this' })
})

test('A custom event is caught, captured and composed as its options say', async () => {
  const program = await page('<view capture-bind:ping="cap" bind:ping="out"><c id="c" catch:ping="own"/></view>', "data: {}, seen: [], cap() { this.seen.push('capture') }, own(e) { this.seen.push('own' + e.detail) }, out() { this.seen.push('out') }", { c: '/c/c' }, component('c/c', '<view/>', "methods: { go(o) { this.triggerEvent('ping', 7, o) } }"))
  await run(program, 'c.go({ bubbles: true, composed: true, capturePhase: true }); c.go({})')
  assert.deepEqual(program.json('getCurrentPages()[0].seen'), ['capture', 'own7', 'own7'])
})

test('Lifetimes tell of a move and of an error; page lifetimes of resize and routeDone', async () => {
  const program = await page('<block wx:for="{{list}}" wx:key="id"><c n="{{item.id}}"/></block>', 'data: { list: [{ id: 1 }, { id: 2 }] }', { c: '/c/c' }, component('c/c', '<view/>', `
    properties: { n: Number },
    lifetimes: { moved() { (globalThis.seen ??= []).push('moved') }, error(e) { (globalThis.seen ??= []).push('error ' + e.message) } },
    methods: { bad() { throw new Error('x') } }, observers: { n(v) { if (v === 3) throw new Error('bad n') } },
    pageLifetimes: { resize(s) { (globalThis.seen ??= []).push('resize' + s.size.windowWidth) }, routeDone() { seen.push('done') } }`))
  await run(program, 'globalThis.seen = []; page.setData({ list: [{ id: 2 }, { id: 1 }] })')
  assert.ok(program.json('seen').includes('moved'))
  await run(program, 'globalThis.seen = []')
  program.enter('__page', 1, 'resize', '{"size":{"windowWidth":320}}')
  program.enter('__page', 1, 'routeDone', '')
  assert.deepEqual(program.json('seen'), ['resize320', 'resize320', 'done', 'done'])
})

test('A performance listener is told of each update', async () => {
  const program = await page('<c id="c"/>', '', { c: '/c/c' }, component('c/c', '<view/>', "data: { a: 1 }, attached() { this.setUpdatePerformanceListener({ withDataPaths: true }, (r) => { globalThis.told = r }) }"))
  await run(program, 'c.setData({ a: 2 })')
  assert.deepEqual(program.json('told.dataPaths'), ['a'])
  assert.equal(program.json('typeof told.updateEndTimestamp'), 'number')
})

test('animate asks the view with CSS key frames and calls back; a scroll timeline and worklets say that they are not supported', async () => {
  const program = await page('<view class="box"/>', '', {}, {})
  await run(program, "page.animate('.box', [{ opacity: 0, rotate: 45, ease: 'linear' }, { translateX: 10, width: 5, offset: 1 }], 300, () => { globalThis.done = true })")
  const call = program.tree().calls.find((c) => c.method === 'animate')
  assert.deepEqual(call.args, { frames: [{ style: { opacity: '0', transform: 'rotate(45deg)' }, easing: 'linear' }, { style: { width: '5px', transform: 'translateX(10px)' }, offset: 1 }], duration: 300 })
  program.enter('__ret', 1, call.call, 'true')
  await program.settle()
  assert.equal(program.json('done'), true)
  await run(program, "try { page.applyAnimatedStyle('.box', () => ({})) } catch (e) { globalThis.refused = e.errMsg }")
  assert.equal(program.json('refused'), 'Component.applyAnimatedStyle:fail not supported')
})

test('The promise of onShareAppMessage is waited for, and its absence changes nothing', async () => {
  const program = await page('<view/>', "onShareAppMessage() { return { title: 'now', promise: Promise.resolve({ title: 'later' }) } }", {}, {})
  assert.deepEqual(JSON.parse(program.enter('__page', 1, 'share', '{}')), { later: 1 })
  await program.settle()
  assert.deepEqual(program.events.find((e) => e.name === 'later'), { name: 'later', id: 1, content: { title: 'later' } })
})

test('data-* keeps its values with names in camel case, and marks gather from all around', async () => {
  const program = await page('<view mark:a="1" mark:b="2"><view id="v" data-user-name="{{u}}" data-Big="x" mark:b="3" bindtap="seen"/></view>', "data: { u: { n: 1 } }, seen(e) { this.e = { d: e.currentTarget.dataset, m: e.mark } }", {}, {})
  await program.tap('v')
  assert.deepEqual(program.json('getCurrentPages()[0].e'), { d: { userName: { n: 1 }, big: 'x' }, m: { a: '1', b: '3' } })
})

test('An alias of app.json stands for a path in require and in usingComponents', async () => {
  const program = await page('<c/>', "onLoad() { globalThis.n = require('@lib/n') }", { c: '@lib/c' }, { ...component('lib/c', '<text>aliased</text>', ''), 'lib/n.js': 'module.exports = 4' }, { resolveAlias: { '@lib/*': '/lib/*' } })
  clean(program)
  assert.equal(program.tree().text(), 'aliased')
  assert.equal(program.json('n'), 4)
})

test('A WXS function that throws is told once with its line, and the rest is drawn', async () => {
  const program = await page('<view/>\n<wxs module="m">\nexports.f = function (o) {\n  return o.a.b\n}\n</wxs>\n<text>[{{m.f(o)}}]{{m.f(o)}}drawn</text>', 'data: { o: {} }', {}, {})
  assert.equal(program.tree().text(), '[]drawn')
  const told = program.events.filter((e) => e.name === 'renderError')
  assert.equal(told.length, 1)
  // The SDK takes the line of the template's own code off again.
  assert.deepEqual([told[0].source, told[0].line], ['p/p.wxml', 5])
})

test('A WXS module that throws while it loads leaves the page drawn', async () => {
  const program = await page('<wxs module="a" src="./a.wxs"/><text>{{a.f()}}drawn</text>', '', {}, { 'p/a.wxs': 'var x = 1\nvar y = x.y.z\nexports.f = function () { return 1 }' })
  assert.equal(program.tree().text(), 'drawn')
  const told = program.events.find((e) => e.name === 'renderError')
  assert.deepEqual([told.source, told.line], ['p/a.wxs', 2])
})

test('change:prop calls WXS with the values and the instances', async () => {
  const program = await page('<wxs module="m">exports.on = function (now, before, owner, self) { self.setStyle({ width: now + "px" }); owner.callMethod("told", [now, before]) }</wxs><view id="v" change:n="{{m.on}}" n="{{n}}"/>', 'data: { n: 1 }, seen: [], told(v) { this.seen.push(v[0]) }', {}, {})
  clean(program)
  await run(program, 'page.setData({ n: 2 })')
  assert.deepEqual(program.json('getCurrentPages()[0].seen'), [1, 2])
  assert.match(program.tree().byId('v').style, /width:\s*2px/)
})
