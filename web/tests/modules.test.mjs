import assert from 'node:assert/strict'
import test from 'node:test'
import { Program } from './harness.mjs'

const app = (code, files = {}) => new Program({ 'app.js': `${code}\nApp({})`, ...files })

test('Modules are run once, see cycles half done, and may be directories, JSON or root-absolute', () => {
  const program = app("globalThis.out = [require('./dir').n, require('/lib/data.json').k, require('lib/a.js').b.early, require('./dir') === require('dir/index.js')]", {
    'dir/index.js': 'globalThis.runs = (globalThis.runs || 0) + 1; exports.n = 1',
    'lib/data.json': '{"k":2}',
    'lib/a.js': "exports.early = 3; exports.b = require('./b')",
    'lib/b.js': "exports.early = require('./a').early",
  })
  assert.deepEqual(program.errors(), [])
  assert.deepEqual(program.json('out'), [1, 2, 3, true])
  assert.equal(program.json('runs'), 1)
})

test('ES modules and CommonJS import each other, with live lines in stack traces', () => {
  const program = app("import def, { named as n } from './m'\nimport * as all from './c'\nglobalThis.out = [def, n, all.c, all.default.c]\n\nconst f = () => { throw new Error('here') }\ntry { f() } catch (e) { globalThis.stack = e.stack }", {
    'm.js': 'export default 1\nexport const named = 2\nexport * from "./c"',
    'c.js': 'module.exports = { c: 3 }',
  })
  assert.deepEqual(program.errors(), [])
  assert.deepEqual(program.json('out'), [1, 2, 3, 3])
  assert.match(program.json('stack'), /app\.js:5:/)
})

test('Packages are found in miniprogram_npm of the nearest folder', async () => {
  const program = app("globalThis.top = require('pkg')", {
    'miniprogram_npm/pkg/index.js': "module.exports = 'root ' + require('other/deep')", 'miniprogram_npm/other/deep.js': "module.exports = 'deep'",
    'sub/miniprogram_npm/pkg/index.js': "module.exports = 'sub'",
    'sub/p.wxml': '<text/>', 'sub/p.js': "globalThis.near = require('pkg'); Page({})",
  })
  await program.open('sub/p')
  assert.deepEqual([program.json('top'), program.json('near')], ['root deep', 'sub'])
})

test('A module that does not exist is named together with the file that asks for it', () => {
  const program = app("require('./gone')")
  assert.deepEqual(program.errors(), ['Error: module "./gone" is not found; it is required by "app.js"'])
})

test('require.async answers later, and a failure is a rejection that names the module', async () => {
  const program = app("require.async('./late').then((m) => { globalThis.late = m.v }); require('./late', (m) => { globalThis.byCallback = m.v }); require.async('./gone').catch((e) => { globalThis.failed = e.message })", { 'late.js': 'exports.v = 9' })
  assert.equal(program.json('globalThis.late'), undefined)
  await program.settle()
  assert.deepEqual([program.json('late'), program.json('byCallback')], [9, 9])
  assert.match(program.json('failed'), /module ".\/gone" is not found/)
})

test('requirePlugin says what is missing, and a callback is told of it', async () => {
  assert.match(app("requirePlugin('x')").errors()[0], /plugin "x" is not in app.json/)
  const program = app("requirePlugin('x', () => {}, (e) => { globalThis.failed = e }); requirePlugin.async('x').catch((e) => { globalThis.rejected = e.message }); App({})")
  await program.settle()
  assert.equal(program.json('failed.mod'), 'x')
  assert.match(program.json('rejected'), /not in app.json/)
})

test('Without a host that evaluates scripts, modules run all the same', () => {
  const program = new Program({ 'app.js': "globalThis.out = require('./m').n; App({})", 'm.js': 'exports.n = 1' }, { plainEval: true })
  assert.equal(program.json('out'), 1)
  assert.equal(program.json('globalThis.__unit'), undefined)
})
