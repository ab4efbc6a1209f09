import assert from 'node:assert/strict'
import test from 'node:test'
import { Program, turn } from './harness.mjs'

const apis = [
  { name: 'login', shape: 'callback' },
  { name: 'pay', shape: 'callbackOnly' },
  { name: 'request', shape: 'task' },
  { name: 'getStorageSync', shape: 'sync', positional: ['key'], returns: 'data' },
  { name: 'getSystemInfoSync', shape: 'sync' },
]

const program = (answers = {}, boot = {}) => new Program({ 'app.js': 'App({})' }, { boot: { apis, ...boot }, answers })

test('success or fail comes first, then complete with the same object, and never inside the call', async () => {
  const p = program({ login: () => '+{"errMsg":"login:ok","code":"c"}' })
  p.evaluate(`globalThis.seen = []; globalThis.returned = wx.login({ success: (r) => { seen.push('success'); globalThis.first = r }, fail: () => seen.push('fail'), complete: (r) => seen.push('complete ' + (r === first)) }); seen.push('after')`)
  await turn()
  assert.deepEqual(p.json('seen'), ['after', 'success', 'complete true'])
  assert.equal(p.json('returned'), undefined)
  assert.deepEqual(p.calls[0].params, {}, 'callbacks do not reach the SDK')
})

test('A promise is returned only when no callback is given, and rejects with the failure object', async () => {
  const p = program({ login: ({ bad }) => (bad ? '-{"errMsg":"login:fail no","errno":3}' : '+{"errMsg":"login:ok","code":"c"}') })
  p.evaluate('wx.login().then((r) => { globalThis.ok = r }); wx.login({ bad: 1 }).catch((e) => { globalThis.bad = e }); globalThis.none = wx.pay({})')
  await turn()
  assert.deepEqual([p.json('ok'), p.json('bad')], [{ errMsg: 'login:ok', code: 'c' }, { errMsg: 'login:fail no', errno: 3 }])
  assert.equal(p.json('none'), undefined)
})

test('An answer that comes later is delivered once', async () => {
  const p = program()
  p.evaluate('globalThis.n = 0; wx.login({ success() { n++ } })')
  for (let i = 0; i < 2; i++) p.enter('__settle', p.calls[0].call, true, '+{"errMsg":"login:ok"}')
  assert.equal(p.json('n'), 1)
})

test('A callback that throws is reported, and complete still runs', async () => {
  const p = program({ login: () => '+{"errMsg":"login:ok"}' })
  p.evaluate("wx.onError((e) => { globalThis.heard = e.message }); wx.login({ success() { throw new Error('mine') }, complete() { globalThis.completed = true } })")
  await turn()
  assert.deepEqual(p.errors(), ['Error: mine'])
  assert.deepEqual([p.json('completed'), p.json('heard')], [true, 'Error: mine'])
})

test('A sync API gives its field or its object, and throws its failure', () => {
  const p = program({ getStorageSync: ({ key }) => (key === 'k' ? '+{"data":{"v":1}}' : '-{"errMsg":"getStorageSync:fail no","errno":7}'), getSystemInfoSync: () => '+{"errMsg":"getSystemInfoSync:ok","model":"m"}' })
  assert.deepEqual(p.json("wx.getStorageSync('k')"), { v: 1 })
  assert.deepEqual(p.json('wx.getSystemInfoSync()'), { model: 'm' })
  assert.deepEqual(p.json("(() => { try { wx.getStorageSync('x') } catch (e) { return [e instanceof Error, e.errMsg, e.errno, e.message] } })()"), [true, 'getStorageSync:fail no', 7, 'getStorageSync:fail no'])
})

test('Bytes travel as base64 in both directions, and a cycle fails as a parameter error', async () => {
  const p = program({ login: ({ data }) => `+{"errMsg":"login:ok","data":${JSON.stringify(data)}}` })
  p.evaluate('wx.login({ data: { b: new Uint8Array([1, 2, 255]).buffer, d: new Date(0), u: undefined } }).then((r) => { globalThis.r = r })')
  const cycle = 'const o = {}; o.o = o; wx.login({ o }).catch((e) => { globalThis.failed = e })'
  p.evaluate(`{ ${cycle} }`)
  await turn()
  assert.deepEqual(p.calls[0].params, { data: { b: { $buffer: 'AQL/' }, d: '1970-01-01T00:00:00.000Z' } })
  assert.deepEqual(p.json('[...new Uint8Array(r.data.b)]'), [1, 2, 255])
  assert.match(p.json('failed.errMsg'), /^login:fail parameter error/)
  assert.equal(p.json('failed.errno'), 1001)
})

test('A task can be aborted and passes its events on', async () => {
  const p = program()
  p.evaluate("globalThis.chunks = []; globalThis.task = wx.request({ url: 'u', success() { chunks.push('done') } }); globalThis.hear = (c) => chunks.push(c.n); task.onChunkReceived(hear)")
  const { call } = p.calls[0]
  p.enter('__settle', call, false, '+{"event":"ChunkReceived","data":{"n":1}}')
  p.evaluate('task.offChunkReceived(hear)')
  p.enter('__settle', call, false, '+{"event":"ChunkReceived","data":{"n":2}}')
  p.evaluate('task.abort()')
  assert.deepEqual(p.calls[1], { abort: call })
  p.enter('__settle', call, true, '+{"errMsg":"request:ok"}')
  assert.deepEqual(p.json('chunks'), [1, 'done'])
  p.evaluate('task.abort()')
  assert.equal(p.calls.length, 2, 'a task that is over is not aborted')
})

test('Documented names that are not supported exist and fail; undocumented ones are undefined', async () => {
  const p = program({}, { unsupported: { callback: ['scanCode'], sync: ['getBatteryInfoSync'], factory: ['getRecorderManager'] } })
  p.evaluate('wx.scanCode({ fail: (e) => { globalThis.failed = e.errMsg } }); wx.scanCode().catch((e) => { globalThis.rejected = e.errMsg })')
  await turn()
  assert.deepEqual([p.json('failed'), p.json('rejected')], ['scanCode:fail not supported', 'scanCode:fail not supported'])
  assert.throws(() => p.evaluate('wx.getBatteryInfoSync()'), { message: 'getBatteryInfoSync:fail not supported' })
  p.evaluate("globalThis.m = wx.getRecorderManager(); m.onStop(() => {}); m.start({ fail: (e) => { globalThis.m2 = e.errMsg } })")
  await turn()
  assert.equal(p.json('m2'), 'RecorderManager.start:fail not supported')
  assert.equal(p.json('typeof wx.madeUp'), 'undefined')
  assert.ok(p.json('Object.keys(wx)').includes('scanCode'))
  assert.deepEqual(p.events.filter((e) => e.name === 'unsupported').map((e) => e.value), ['scanCode', 'getBatteryInfoSync', 'getRecorderManager', 'RecorderManager.onStop', 'RecorderManager.start'])
})

test('A CameraContext takes pictures by the hidden API of the SDK, and its other methods are not supported', async () => {
  const camera = [{ name: 'operateCamera', shape: 'callback', hidden: true }]
  const p = program({ operateCamera: () => '+{"errMsg":"operateCamera:ok","tempImagePath":"wxfile://tmp/a.png"}' }, { apis: camera, unsupported: { factory: ['createCameraContext'] } })
  p.evaluate(`
    globalThis.hidden = typeof wx.operateCamera
    const camera = wx.createCameraContext()
    camera.takePhoto({ quality: 'high', type: 'open', success: (r) => { globalThis.photo = r.tempImagePath } })
    camera.takePhoto().then((r) => { globalThis.promised = r.tempImagePath })
    camera.startRecord({ fail: (e) => { globalThis.failed = e.errMsg } })`)
  await turn()
  assert.deepEqual([p.json('hidden'), p.json('photo'), p.json('promised'), p.json('failed')], ['undefined', 'wxfile://tmp/a.png', 'wxfile://tmp/a.png', 'CameraContext.startRecord:fail not supported'])
  assert.deepEqual(p.calls.map((call) => call.params), [{ quality: 'high', type: 'takePhoto' }, { type: 'takePhoto' }])
})

test('An unsupported task can be used as one, and the listeners of an unsupported event are never called', async () => {
  const p = program({}, { unsupported: { callback: ['uploadFile'], events: ['onCompassChange', 'offCompassChange'], factory: ['createInferenceSession'] } })
  p.evaluate("wx.uploadFile({ fail: (e) => { globalThis.failed = e.errMsg } }).onProgressUpdate(() => {}); wx.onCompassChange(() => {}); wx.offCompassChange(); wx.createInferenceSession().createObserver(() => {}).observe({})")
  await turn()
  assert.equal(p.json('failed'), 'uploadFile:fail not supported')
  assert.deepEqual(p.errors(), [])
  assert.deepEqual(p.events.map((e) => e.value), ['uploadFile', 'uploadFileTask.onProgressUpdate', 'onCompassChange', 'createInferenceSession', 'InferenceSession.createObserver', 'InferenceSession.createObserver.observe'])
})

test('An API with a dotted name lies in a name space', async () => {
  const p = program({ 'bank.pay': () => '+{"errMsg":"bank.pay:ok"}' }, { apis: [{ name: 'bank.pay', shape: 'callback' }] })
  p.evaluate('wx.bank.pay().then((r) => { globalThis.paid = r.errMsg })')
  await turn()
  assert.equal(p.json('paid'), 'bank.pay:ok')
})

test('wx.onX and wx.offX follow the events of the SDK', () => {
  const p = program({}, { events: ['onNetworkStatusChange'] })
  p.evaluate('globalThis.seen = []; globalThis.f = (e) => seen.push(e.isConnected); wx.onNetworkStatusChange(f)')
  p.enter('__emit', 'onNetworkStatusChange', '{"isConnected":true}')
  p.evaluate('wx.offNetworkStatusChange(f)')
  p.enter('__emit', 'onNetworkStatusChange', '{"isConnected":false}')
  assert.deepEqual(p.json('seen'), [true])
})

test('A selector query asks the view and answers in order', async () => {
  const p = new Program({ 'app.js': 'App({})', 'p/p.wxml': '<view id="a" class="x" data-k="1"/><view class="x"/>', 'p/p.js': 'Page({})' })
  await p.open('p/p')
  p.evaluate("wx.createSelectorQuery().select('#a').boundingClientRect((r) => { globalThis.own = r }).selectAll('.x').fields({ size: true }).select('#none').boundingClientRect().selectViewport().boundingClientRect().exec((all) => { globalThis.all = all })")
  for (let i = 0; i < 4; i++) {
    await p.settle()
    for (const { call, id } of p.tree().calls.splice(0)) p.enter('__ret', 1, call, JSON.stringify({ left: id, top: 0, right: id + 10, bottom: 5, width: 10, height: 5 }))
  }
  await p.settle()
  const a = p.tree().byId('a').id
  assert.deepEqual(p.json('own'), { id: 'a', dataset: { k: '1' }, left: a, top: 0, right: a + 10, bottom: 5, width: 10, height: 5 })
  assert.deepEqual(p.json('all.slice(1)'), [[{ width: 10, height: 5 }, { width: 10, height: 5 }], null, { id: '', dataset: {}, left: 0, top: 0, right: 375, bottom: 603, width: 375, height: 603 }])
})

test('A query about a page that goes away is answered with nothing', async () => {
  const p = new Program({ 'app.js': 'App({})', 'p/p.wxml': '<view id="a"/>', 'p/p.js': 'Page({})' })
  await p.open('p/p')
  p.evaluate("globalThis.page = getCurrentPages()[0]; globalThis.ask = () => page.createSelectorQuery().select('#a').scrollOffset().exec((all) => { globalThis.all = all }); ask()")
  await p.settle()
  p.enter('__page', 1, 'unload', '')
  await p.settle()
  assert.deepEqual(p.json('all'), [{ id: 'a', dataset: {}, scrollLeft: 0, scrollTop: 0, scrollWidth: 0, scrollHeight: 0 }])
  const batches = p.batches.length
  p.evaluate('page.setData({ late: 1 })')
  await p.settle()
  assert.equal(p.batches.length, batches, 'a page that is gone sends nothing')
})

test('An intersection observer tells when an element enters, and does not ask without a change', async () => {
  const p = new Program({ 'app.js': 'App({})', 'p/p.wxml': '<view id="a"/>', 'p/p.js': 'Page({})' })
  await p.open('p/p')
  let top = 700
  const answer = async () => {
    let asked = 0
    for (let i = 0; i < 6; i++) {
      await p.settle()
      for (const { call } of p.tree().calls.splice(0)) {
        asked++
        p.enter('__ret', 1, call, JSON.stringify({ left: 0, top, right: 10, bottom: top + 10, width: 10, height: 10 }))
      }
    }
    return asked
  }
  p.evaluate("globalThis.ratios = []; getCurrentPages()[0].createIntersectionObserver().relativeToViewport().observe('#a', (r) => ratios.push(r.intersectionRatio))")
  assert.equal(await answer(), 1)
  assert.deepEqual(p.json('ratios'), [])
  top = 598
  p.enter('__page', 1, 'scroll', '{"scrollTop":102}')
  await answer()
  assert.deepEqual(p.json('ratios'), [0.5])
})

test('createAnimation exports its steps once', () => {
  const p = program()
  assert.deepEqual(p.json('(() => { const a = wx.createAnimation({ duration: 100 }); a.rotate(45).width(10).step({ delay: 5 }); return [a.export(), a.export()] })()'), [
    { actions: [{ animates: [{ type: 'rotate', args: [45] }, { type: 'style', args: ['width', '10px'] }], option: { transformOrigin: '50% 50% 0', transition: { duration: 100, timingFunction: 'linear', delay: 5 } } }] },
    { actions: [] },
  ])
})

test('Bytes become base64 and back', () => {
  const p = program({}, { unsupported: { sync: ['arrayBufferToBase64', 'base64ToArrayBuffer'] } })
  assert.equal(p.json('wx.arrayBufferToBase64(new Uint8Array([1, 2, 255]).buffer)'), 'AQL/')
  assert.deepEqual(p.json("[...new Uint8Array(wx.base64ToArrayBuffer('AQL/'))]"), [1, 2, 255])
})
