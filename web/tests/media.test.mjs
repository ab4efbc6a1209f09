import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Program } from './harness.mjs'

const boot = { apis: [{ name: 'operateAudio', shape: 'sync', returns: 'undefined', hidden: true }] }

/** A program of one page, and what its sounds were told. */
function program(script, template = '<view/>') {
  const told = []
  const made = new Program(
    { 'app.json': '{"pages":["pages/a/a"]}', 'app.js': 'App({})', 'pages/a/a.js': script, 'pages/a/a.wxml': template },
    { boot, answers: { operateAudio: (command) => (told.push(command), '+{"errMsg":"operateAudio:ok"}') } })
  return { program: made, told }
}

test('a sound is told of its settings with its source, and of what it shall do', async () => {
  const { program: made, told } = program(`Page({ onLoad() { const a = wx.createInnerAudioContext(); a.loop = true; a.volume = 3; a.src = '../song.mp3'; a.play(); a.seek(4); a.pause(); a.stop(); a.destroy(); a.play() } })`)
  await made.open('pages/a/a')
  assert.deepEqual(told.map(({ action }) => action), ['set', 'play', 'seek', 'pause', 'stop', 'destroy'])
  assert.deepEqual(told[0], { audio: told[0].audio, action: 'set', src: '/pages/song.mp3', startTime: 0, autoplay: false, loop: true, volume: 1, playbackRate: 1 })
  assert.equal(told[2].position, 4)
})

test('what happens to a sound reaches its listeners', async () => {
  const { program: made, told } = program(`Page({ onLoad() { const a = wx.createInnerAudioContext(); globalThis.a = a; globalThis.heard = []; a.src = '/a.mp3'
    for (const name of ['Play', 'TimeUpdate', 'Ended', 'Error']) a['on' + name]((e) => heard.push([name, a.currentTime, a.paused, e])); a.offEnded(); a.play() } })`)
  await made.open('pages/a/a')
  const audio = told[0].audio
  const tell = (event) => made.enter('__emit', 'innerAudio', JSON.stringify({ audio, duration: 9, buffered: 0, ...event }))
  tell({ type: 'play', currentTime: 0 })
  tell({ type: 'timeupdate', currentTime: 2.5 })
  tell({ type: 'ended', currentTime: 9 })
  tell({ type: 'error', currentTime: 9, errCode: 10002 })
  made.enter('__emit', 'innerAudio', JSON.stringify({ audio: 999, type: 'play' }))
  assert.deepEqual(made.json('heard'), [
    ['Play', 0, false, {}], ['TimeUpdate', 2.5, false, {}], ['Error', 9, true, { errCode: 10002, errMsg: 'InnerAudioContext:fail network error' }],
  ])
  assert.equal(made.json('a.duration'), 9)
})

test('a video context works the video with its id', async () => {
  const { program: made } = program(`Page({ onReady() { const v = wx.createVideoContext('v'); v.play(); v.seek(7); v.playbackRate(1.5); v.requestFullScreen({ direction: 90 }) } })`, '<video id="v"/>')
  await made.open('pages/a/a')
  const node = made.tree().byId('v').id
  assert.deepEqual(made.tree().calls.map(({ id, method, args }) => [id, method, args]), [
    [node, 'play', {}], [node, 'seek', { position: 7 }], [node, 'playbackRate', { rate: 1.5 }], [node, 'requestFullScreen', { direction: 90 }],
  ])
})

test('a context of something that is not on the page fails and says so', async () => {
  const { program: made } = program(`Page({ onReady() { wx.createVideoContext('none').play({ fail(e) { globalThis.said = e.errMsg } }) } })`)
  await made.open('pages/a/a')
  assert.equal(made.json('said'), 'play:fail there is no such component on the page')
})

test('what a video context cannot do is told and fails', async () => {
  const { program: made } = program(`Page({ onReady() { wx.createVideoContext('v').sendDanmu({ fail(e) { globalThis.said = e.errMsg } }) } })`, '<video id="v"/>')
  await made.open('pages/a/a')
  assert.equal(made.json('said'), 'VideoContext.sendDanmu:fail not supported')
  assert.deepEqual(made.events.filter((e) => e.name === 'unsupported').map((e) => e.value), ['VideoContext.sendDanmu'])
})

test('a query gives the context of an editor, and its contents come back', async () => {
  const { program: made } = program(`Page({ onReady() { wx.createSelectorQuery().select('#e').context(({ context }) => context.getContents({ success(r) { globalThis.said = r } })).exec() } })`, '<editor id="e"/>')
  await made.open('pages/a/a')
  const [{ call, method }] = made.tree().calls
  assert.equal(method, 'getContents')
  made.enter('__ret', made.lastPage, call, JSON.stringify({ html: '<p>x</p>', text: 'x\n', delta: { ops: [{ insert: 'x\n' }] } }))
  await made.settle()
  assert.deepEqual(made.json('said'), { html: '<p>x</p>', text: 'x\n', delta: { ops: [{ insert: 'x\n' }] }, errMsg: 'getContents:ok' })
})
