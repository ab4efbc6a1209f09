import assert from 'node:assert/strict'
import test from 'node:test'
import { Program, turn } from './harness.mjs'

const hidden = (name, returns) => ({ name, shape: 'sync', hidden: true, returns })
const apis = [
  hidden('searchUpdate', 'undefined'), hidden('applyUpdate', 'undefined'), hidden('createWorker', 'worker'), hidden('postToWorker', 'undefined'), hidden('terminateWorker', 'undefined'),
  hidden('writeLog', 'undefined'),
]
const ok = (fields = {}) => () => `+${JSON.stringify({ errMsg: 'x:ok', ...fields })}`
const program = (answers = {}, files = {}) => new Program({ 'app.js': 'App({})', ...files }, { boot: { apis }, answers })

test('The update manager asks once, and tells a listener that comes late', async () => {
  let asked = 0
  const p = program({ searchUpdate: () => (asked++, ok()()), applyUpdate: ok() })
  p.evaluate('globalThis.heard = []; globalThis.m = wx.getUpdateManager(); wx.getUpdateManager(); m.onUpdateReady(() => heard.push("ready"))')
  p.enter('__emit', 'update', '{"what":"checked","hasUpdate":true}')
  p.enter('__emit', 'update', '{"what":"ready","hasUpdate":true}')
  p.evaluate('m.onCheckForUpdate((r) => heard.push(r)); m.onUpdateFailed(() => heard.push("failed")); m.applyUpdate()')
  await turn()
  assert.deepEqual(p.json('heard'), ['ready', { hasUpdate: true }])
  assert.equal(asked, 2, 'the SDK makes one search of both')
})

test('A worker hears what is its own, and nothing after its end', () => {
  const sent = []
  const p = program({ createWorker: ok({ worker: 3 }), postToWorker: (m) => (sent.push(m), ok()()), terminateWorker: ok() })
  p.evaluate('globalThis.heard = []; globalThis.w = wx.createWorker("workers/a.js"); w.onMessage((m) => heard.push(m)); w.postMessage({ a: 1 })')
  p.enter('__emit', 'worker', '{"worker":2,"what":"message","data":"other"}')
  p.enter('__emit', 'worker', '{"worker":3,"what":"message","data":"mine"}')
  p.evaluate('w.terminate(); w.postMessage({ b: 2 })')
  p.enter('__emit', 'worker', '{"worker":3,"what":"message","data":"late"}')
  assert.deepEqual([p.json('heard'), sent], [['mine'], [{ worker: 3, message: { a: 1 } }]])
})

test('Log lines go to the SDK, also of what JSON cannot hold', () => {
  const lines = []
  const p = program({ writeLog: (line) => (lines.push(line), ok()()) })
  p.evaluate('const a = {}; a.a = a; wx.getLogManager().warn("x", a); wx.getRealtimeLogManager().tag("t").info(1)')
  assert.deepEqual(lines[0], { level: 'warn', line: ['x', '[object Object]'] })
  assert.deepEqual(lines[1].line, { args: [1], filter: '', tag: 't', page: '' })
})

test('The cursor of an input that has no focus is a failure, by callback and by promise', async () => {
  const p = program({}, { 'pages/a/a.js': 'Page({})', 'pages/a/a.wxml': '<input/>', 'pages/a/a.json': '{}' })
  p.evaluate('wx.getSelectedTextRange({ fail: (e) => { globalThis.first = e.errMsg }, complete: () => { globalThis.last = globalThis.first } }); wx.getSelectedTextRange().catch((e) => { globalThis.second = e.errMsg })')
  assert.equal(p.evaluate('globalThis.first'), undefined, 'never inside the call')
  await turn()
  assert.deepEqual([p.json('first'), p.json('last'), p.json('second')], Array(3).fill('getSelectedTextRange:fail no page is open'))
})

test('An idle callback comes after the turn, and can be taken back', async () => {
  const p = program()
  p.evaluate('globalThis.n = 0; wx.requestIdleCallback((d) => { n += d.timeRemaining() > 0 ? 1 : 100 }); wx.cancelIdleCallback(wx.requestIdleCallback(() => { n += 1000 }))')
  assert.equal(p.json('n'), 0)
  await new Promise((resolve) => setTimeout(resolve, 0)).then(turn)
  assert.equal(p.json('n'), 1)
})

test('A media query is told now, and when the window changes', async () => {
  const p = program({}, {
    'pages/a/a.js': 'Page({ onLoad() { globalThis.seen = []; globalThis.o = this.createMediaQueryObserver(); o.observe({ minWidth: 500, orientation: "landscape" }, (r) => seen.push(r.matches)) } })',
    'pages/a/a.wxml': '<view/>', 'pages/a/a.json': '{}',
  })
  await p.open('pages/a/a')
  await turn()
  const resize = (windowWidth, windowHeight) => p.enter('__page', p.lastPage, 'resize', JSON.stringify({ size: { windowWidth, windowHeight }, device: { windowWidth, windowHeight } }))
  resize(600, 400)
  resize(700, 400)
  resize(300, 400)
  p.evaluate('o.disconnect()')
  resize(900, 400)
  assert.deepEqual(p.json('seen'), [false, true, false])
})
