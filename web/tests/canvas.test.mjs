import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Program } from './harness.mjs'

const page = (script, template = '<canvas type="2d" id="c"/>') => ({
  'app.json': '{"pages":["pages/a/a"]}',
  'app.js': 'App({})',
  'pages/a/a.js': script,
  'pages/a/a.wxml': template,
})

const withNode = (code) => page(`Page({ onReady() { wx.createSelectorQuery().select('#c').fields({ node: true, size: true }).exec(([found]) => {
  const canvas = found.node, ctx = canvas.getContext('2d'); globalThis.canvas = canvas; globalThis.ctx = ctx
  ${code}
}) } })`)

/** Opens the page, answers its queries as a view does, and gives what was drawn: one entry for each operation. */
async function drawn(files, options) {
  const program = new Program(files, options)
  await program.open('pages/a/a')
  await answer(program)
  return { program, draws: draws(program) }
}

async function answer(program, value = { width: 100, height: 50 }) {
  const tree = program.tree()
  for (const { call } of tree.calls.splice(0)) program.enter('__ret', program.lastPage, call, JSON.stringify(value))
  await program.settle()
}

const draws = (program) => program.batches.flatMap(({ ops }) => ops.filter(([name]) => name === 'draw')).map(([, canvas, commands, fresh, uses]) => ({ canvas, commands, fresh, uses }))

test('a canvas 2d is drawn in one operation for each turn', async () => {
  const { program, draws: [first, ...more] } = await drawn(withNode(`canvas.width = 200; ctx.fillStyle = 'red'; ctx.fillRect(1, 2, 3, 4)`))
  assert.deepEqual(program.errors(), [])
  assert.deepEqual(more, [])
  assert.deepEqual(first.commands, [['size', 200, 150], ['fillStyle', 'red'], ['fillRect', 1, 2, 3, 4]])
  assert.equal(first.fresh, true)
  assert.equal(program.tree().byId('c').id, first.canvas)
})

test('the context remembers what it was given, and restore brings it back', async () => {
  const { program } = await drawn(withNode(`ctx.lineWidth = 7; ctx.save(); ctx.lineWidth = -1; ctx.lineWidth = 9; ctx.scale(2, 3); globalThis.seen = [ctx.lineWidth, ctx.getTransform().d]; ctx.restore(); seen.push(ctx.lineWidth, ctx.getTransform().d)`))
  assert.deepEqual(program.json('seen'), [9, 3, 7, 1])
})

test('a value that did not change is not sent again, and what is not a number draws nothing', async () => {
  const { draws: [first] } = await drawn(withNode(`ctx.fillStyle = '#000000'; ctx.lineWidth = 2; ctx.lineWidth = 2; ctx.fillRect(0, NaN, 1, 1); ctx.moveTo(1, 2)`))
  assert.deepEqual(first.commands, [['lineWidth', 2], ['moveTo', 1, 2]])
})

test('a gradient is sent with the stops that it has when it is used', async () => {
  const { draws: [first] } = await drawn(withNode(`const g = ctx.createLinearGradient(0, 0, 9, 0); ctx.fillStyle = g; g.addColorStop(0, 'red'); ctx.fillRect(0, 0, 1, 1); ctx.fillRect(0, 0, 2, 2); g.addColorStop(1, 'blue'); ctx.fillRect(0, 0, 3, 3)`))
  const gradient = (...stops) => ['fillStyle', { gradient: 'linear', place: [0, 0, 9, 0], stops }]
  assert.deepEqual(first.commands, [
    gradient([0, 'red']), ['fillRect', 0, 0, 1, 1], ['fillRect', 0, 0, 2, 2], gradient([0, 'red'], [1, 'blue']), ['fillRect', 0, 0, 3, 3],
  ])
})

test('clearing all of a canvas begins a drawing that needs nothing of what was before', async () => {
  const { program } = await drawn(withNode(`canvas.width = 100; canvas.height = 50; ctx.scale(2, 2); ctx.fillStyle = 'red'; ctx.fillRect(0, 0, 1, 1)`))
  program.evaluate(`ctx.clearRect(0, 0, 50, 25); ctx.fillRect(5, 5, 1, 1)`)
  await program.settle()
  const last = draws(program).at(-1)
  assert.equal(last.fresh, true)
  assert.deepEqual(last.commands, [['wipe', { size: [100, 50], fillStyle: 'red', transform: [2, 0, 0, 2, 0, 0] }], ['fillRect', 5, 5, 1, 1]])
})

test('clearing a part of a canvas, or a clipped one, forgets nothing', async () => {
  const { program } = await drawn(withNode(`ctx.clearRect(0, 0, 299, 150); ctx.beginPath(); ctx.rect(0, 0, 5, 5); ctx.clip(); ctx.clearRect(0, 0, 300, 150)`))
  assert.deepEqual(draws(program).map((draw) => draw.fresh), [false])
})

test('an image can be drawn once the view has loaded it', async () => {
  const { program } = await drawn(withNode(`const image = canvas.createImage(); globalThis.image = image; image.onload = () => { ctx.drawImage(image, 1, 2); globalThis.size = [image.width, image.height] }; image.src = './car.png'; ctx.drawImage(image, 0, 0)`))
  const [, id, source] = program.batches.flatMap(({ ops }) => ops).find(([name]) => name === 'image')
  assert.equal(source, './car.png')
  assert.deepEqual(draws(program), [])
  await answer(program, { width: 30, height: 20 })
  assert.deepEqual(program.json('size'), [30, 20])
  assert.deepEqual(draws(program)[0].commands, [['drawImage', { image: id }, 1, 2]])
})

test('an image that the view cannot load is told to onerror', async () => {
  const { program } = await drawn(withNode(`const image = canvas.createImage(); image.onerror = (e) => { globalThis.said = e.errMsg }; image.src = 'none.png'`))
  await answer(program, { error: 'could not load image: none.png' })
  assert.equal(program.json('said'), 'Image:fail could not load image: none.png')
})

test('a canvas that is not on the screen is drawn before the canvas that shows it', async () => {
  const { draws: all } = await drawn(withNode(`const off = wx.createOffscreenCanvas({ type: '2d', width: 10, height: 10 }); const pen = off.getContext('2d'); pen.fillRect(0, 0, 5, 5); ctx.drawImage(off, 0, 0); pen.clearRect(0, 0, 10, 10)`))
  assert.deepEqual(all.map(({ canvas, commands, uses }) => [Math.sign(canvas), commands.map(([name]) => name), uses]), [
    [-1, ['size', 'fillRect'], []],
    [1, ['drawImage'], [all[0].canvas]],
    [-1, ['wipe'], []],
  ])
})

test('requestAnimationFrame runs at the pace of the view and stops with the page', async () => {
  const { program } = await drawn(withNode(`globalThis.times = []; const loop = (t) => { times.push(t); canvas.requestAnimationFrame(loop) }; canvas.requestAnimationFrame(loop); canvas.cancelAnimationFrame(canvas.requestAnimationFrame(() => times.push('cancelled')))`))
  await answer(program, { time: 16 })
  await answer(program, { time: 32 })
  assert.deepEqual(program.json('times'), [16, 32])
  program.enter('__page', program.lastPage, 'unload', '')
  await program.settle()
  assert.deepEqual(program.json('times'), [16, 32])
})

test('measureText, getImageData and toDataURL ask the view while the program waits', async () => {
  const asked = []
  const answers = {
    readCanvas: (params) => {
      asked.push(params)
      const value = { measureText: { width: 12, actualBoundingBoxLeft: 0, actualBoundingBoxRight: 12, actualBoundingBoxAscent: 8, actualBoundingBoxDescent: 2, fontBoundingBoxAscent: 9, fontBoundingBoxDescent: 2 },
        getImageData: { width: 1, height: 1, data: { $buffer: 'AQIDBA==' } }, toDataURL: { url: 'data:image/png;base64,AA==' } }[params.method]
      return '+' + JSON.stringify({ errMsg: 'readCanvas:ok', answer: value })
    },
  }
  const { program } = await drawn(withNode(`ctx.fillRect(0, 0, 1, 1); globalThis.seen = [ctx.measureText('x').width, ctx.measureText('x').width, [...ctx.getImageData(0, 0, 1, 1).data], canvas.toDataURL()]`),
    { answers, boot: { apis: [{ name: 'readCanvas', shape: 'sync', returns: 'answer', hidden: true }] } })
  assert.deepEqual(program.json('seen'), [12, 12, [1, 2, 3, 4], 'data:image/png;base64,AA=='])
  assert.deepEqual(asked.map(({ method, node }) => [method, node]), ['measureText', 'getImageData', 'toDataURL'].map((method) => [method, program.tree().byId('c').id]))
})

test('without a view text is measured by a table, and pixels are transparent', async () => {
  const { program } = await drawn(withNode(`ctx.font = '20px sans-serif'; globalThis.seen = [ctx.measureText('ii').width, ctx.measureText('汉').width, ctx.getImageData(0, 0, 1, 1).data.length, canvas.toDataURL(), ctx.isPointInPath(1, 1)]`))
  assert.deepEqual(program.json('seen'), [20 * 0.444, 20, 4, 'data:,', false])
})

test('what was put travels as bytes', async () => {
  const { draws: [first] } = await drawn(withNode(`const pixels = ctx.createImageData(1, 1); pixels.data.set([1, 2, 3, 4]); ctx.putImageData(pixels, 5, 6)`))
  assert.deepEqual(first.commands, [['putImageData', 'AQIDBA==', 1, 1, 5, 6]])
})

test('too many commands in one turn fail with a clear error', async () => {
  const { program } = await drawn(withNode(`for (let i = 0; i < 60000; i++) ctx.lineTo(i, i)`))
  assert.match(program.errors()[0], /50000 drawing commands in one turn; draw the rest in the next requestAnimationFrame/)
})

test('webgl is not there, and that is told', async () => {
  const { program } = await drawn(withNode(`globalThis.gl = canvas.getContext('webgl')`))
  assert.equal(program.json('gl'), null)
  assert.deepEqual(program.events.filter((e) => e.name === 'unsupported').map((e) => e.value), ['Canvas.getContext.webgl'])
})

test('createCanvasContext draws nothing until draw, and starts over unless it is told to go on', async () => {
  const program = new Program(page(`Page({ onReady() { const ctx = wx.createCanvasContext('old'); globalThis.ctx = ctx; ctx.setFillStyle('red'); ctx.setFontSize(12); ctx.setTextBaseline('normal'); ctx.fillText('x', 1, 2); ctx.drawImage('/a.png', 0, 0) } })`, '<canvas canvas-id="old" id="c"/>'))
  await program.open('pages/a/a')
  assert.deepEqual(draws(program), [])
  program.evaluate('ctx.draw(false, () => { globalThis.done = true })')
  await program.settle()
  await answer(program, true)
  program.evaluate('ctx.fillRect(0, 0, 1, 1); ctx.draw(true)')
  await program.settle()
  assert.deepEqual(draws(program).map(({ commands, fresh }) => [fresh, commands]), [
    [true, [['fit', false], ['fillStyle', 'red'], ['font', '12px sans-serif'], ['fillText', 'x', 1, 2], ['drawImage', { src: '/a.png' }, 0, 0]]],
    [false, [['fit', true], ['fillRect', 0, 0, 1, 1]]],
  ])
  assert.equal(program.json('done'), true)
})

test('a canvas of a component is found by the component', async () => {
  const program = new Program({
    ...page(`Page({})`, '<canvas canvas-id="same"/><part/>'),
    'pages/a/a.json': '{"usingComponents":{"part":"/part/part"}}',
    'part/part.json': '{"component":true}',
    'part/part.js': `Component({ lifetimes: { ready() { const ctx = wx.createCanvasContext('same', this); ctx.fillRect(0, 0, 1, 1); ctx.draw() } } })`,
    'part/part.wxml': '<canvas canvas-id="same" id="inner"/>',
  })
  await program.open('pages/a/a')
  assert.deepEqual(draws(program).map((draw) => draw.canvas), [program.tree().byId('inner').id])
})

test('pixels and files of a canvas are asked for by its node', async () => {
  const apis = ['canvasToTempFilePath', 'canvasGetImageData', 'canvasPutImageData'].map((name) => ({ name, shape: 'callback' }))
  const { program } = await drawn(withNode(`wx.canvasToTempFilePath({ canvas, destWidth: 5, success() {} })`), { boot: { apis } })
  const { params } = program.calls.find(({ api }) => api === 'canvasToTempFilePath')
  assert.deepEqual(params, { destWidth: 5, page: program.lastPage, node: program.tree().byId('c').id })
})

test('canvasGetImageData gives clamped bytes', async () => {
  const answers = { canvasGetImageData: () => '+{"errMsg":"canvasGetImageData:ok","width":1,"height":1,"data":{"$buffer":"AQIDBA=="}}' }
  const { program } = await drawn(page(`Page({ onReady() { wx.canvasGetImageData({ canvasId: 'old', x: 0, y: 0, width: 1, height: 1, success(res) { globalThis.seen = [res.data instanceof Uint8ClampedArray, ...res.data] } }) } })`, '<canvas canvas-id="old"/>'),
    { answers, boot: { apis: [{ name: 'canvasGetImageData', shape: 'callback' }] } })
  assert.deepEqual(program.json('seen'), [true, 1, 2, 3, 4])
})

test('the undocumented ways to make a context stay undefined', async () => {
  const { program } = await drawn(page('Page({})'))
  assert.deepEqual(program.json('["createContext", "createAnimationVideoContext", "createExternalElementContext"].map((name) => typeof wx[name])'), ['undefined', 'undefined', 'undefined'])
})
