import assert from 'node:assert/strict'
import test from 'node:test'
import { compilerOver } from './harness.mjs'

const files = (map) => compilerOver((path) => map[path])
const plain = files({})

test('A fault in WXML is told with line and column, counted from one', () => {
  const { code, problems } = plain.template('p/p.wxml', '<view>\n  <text>{{ a + }}</text></view>')
  assert.equal(code, '')
  assert.deepEqual(problems, [{ file: 'p/p.wxml', line: 2, column: 16, message: 'unexpected character inside expression', fatal: true }])
})

test('A fault in an inline WXS module is told with the line of the module', () => {
  const { problems } = plain.template('p/p.wxml', '<view/>\n<wxs module="m">var = 1</wxs>')
  assert.equal(problems[0].line, 2)
  assert.match(problems[0].message, /^wxs module "m": /)
})

test('A template names the files that it needs', () => {
  const { dependencies } = plain.template('a/b/p.wxml', '<import src="../t"/><include src="/x/y.wxml"/><wxs module="m" src="./m.wxs"/>')
  assert.deepEqual(dependencies, ['a/t.wxml', 'x/y.wxml', 'a/b/m.wxs'])
})

test('The older forms of lists compile, and what follows keeps its column', () => {
  const older = plain.template('p.wxml', '<view wx:for-items="{{list}}" wx:key="*item">wx:for-items={{item}}</view>')
  const newer = plain.template('p.wxml', '<view wx:for="{{list}}" wx:key="*item">wx:for-items={{item}}</view>')
  assert.deepEqual(older, newer)
  assert.equal(older.problems.some((p) => p.fatal), false)
  assert.equal(plain.template('p.wxml', '<view wx:for="{{list}}" wx:key="{{item.id}}"/>').problems.some((p) => p.fatal), false)
  const { problems } = plain.template('p.wxml', "<view title='wx:for-items=' wx:for-items=\"{{ a + }}\"/>")
  assert.deepEqual([problems[0].line, problems[0].column], [1, 50])
})

test('Text that is not ASCII survives the compiler', () => {
  const { code } = plain.template('p.wxml', '<text>登录 😀 é</text>')
  assert.match(code, /登录 😀 é/)
})

test('A script without modules is left as it stands; ES modules keep their lines', () => {
  const script = 'const x = a?.b ?? 1\nmodule.exports = x'
  assert.deepEqual(plain.script('a.js', script), { code: script, problems: [] })
  const { code } = plain.script('a.js', "import a from './a'\n\nexport const b = a?.c\n")
  assert.match(code.split('\n')[2], /b = .*a.*\?\.c/)
})

test('A syntax error is told with line and column', () => {
  const { problems } = plain.script('a.js', 'const a = 1\nfunction (') 
  assert.deepEqual([problems[0].file, problems[0].line, problems[0].fatal], ['a.js', 2, true])
  assert.ok(problems[0].column > 0)
  const es = plain.script('b.js', "import x from 'y'\nconst = 2")
  assert.equal(es.problems[0].line, 2)
})

test('WXSS: rpx, tags, url and media are rewritten, and @import is put in place', () => {
  const { css, problems, dependencies } = files({
    'p/p.wxss': "@import '../lib/base.wxss';\n@import \"/app/x.wxss\" screen;\n.a > view::after, page { width: calc(100% - 20rpx); margin: -1.5rpx 0rpx; background: url(./i.png) }\n@media (min-width: 750rpx) { text { top: 0 } }\n@keyframes k { from { top: 1rpx } 50% { top: 0 } }\nli:nth-child(2n+1) {}",
    'lib/base.wxss': '.b { src: url("data:x"); cursor: url(/c.png) }',
    'app/x.wxss': "@import '../p/p.wxss'; .x {}",
  }).style('p/p.wxss')
  assert.deepEqual(problems, [])
  assert.deepEqual(dependencies, ['lib/base.wxss', 'app/x.wxss', 'p/p.wxss'])
  assert.equal(css, [
    '.b { src: url("data:x"); cursor: url(/c.png) }',
    '@media screen{', '.x {}', '}',
    '.a > wx-view::after, wx-page { width: calc(100% - calc(20 * var(--rpx))); margin: calc(-1.5 * var(--rpx)) 0px; background: url(/p/i.png) }',
    '@media (min-width: 375px) { wx-text { top: 0 } }',
    '@keyframes k { from { top: calc(1 * var(--rpx)) } 50% { top: 0 } }',
    'wx-li:nth-child(2n+1) {}',
  ].join('\n'))
})

test('WXSS of a component: every simple selector carries the scope', () => {
  const { css } = files({ 'c/card.wxss': '.a .b.c, view, #i, [x], *, :host, :host .d, .e:not(.f), :host(.g) text::before {}' }).style('c/card.wxss', true)
  const s = /card-\w+/.exec(css)[0]
  assert.equal(css, `.${s}--a .${s}--b.${s}--c,wx-view.${s}--,.${s}--#i,.${s}--[x],.${s}--,.${s}--host,.${s}--host .${s}--d,.${s}--e:not(.${s}--f),.${s}--host.${s}--g wx-text.${s}--::before {}`)
})

test('WXSS: what cannot be imported or read is told with its place', () => {
  const { problems } = files({ 'a.wxss': "\n@import './gone.wxss';\n@import 'https://x/y.css';", 'b.wxss': '.a {\n  color: red' }).style('a.wxss')
  assert.deepEqual(problems.map((p) => [p.file, p.line, p.fatal]).sort(), [['a.wxss', 2, true], ['a.wxss', 3, false]])
  const broken = files({ 'b.wxss': '.a {\n  color: red' }).style('b.wxss')
  assert.deepEqual([broken.problems[0].line, broken.problems[0].message], [1, 'Unclosed block'])
})

test('A sheet that changed is compiled anew', () => {
  const map = { 'a.wxss': "@import 'b.wxss'", 'b.wxss': '.x {}' }
  const compiler = files(map)
  assert.equal(compiler.style('a.wxss').css, '.x {}')
  map['b.wxss'] = '.y {}'
  assert.equal(compiler.style('a.wxss').css, '.y {}')
})

// The place in the source of a text in the code, as the SDK finds it: the last segment that begins at or before it.
function placeOf(lines, code, text) {
  const before = code.slice(0, code.indexOf(text)).split('\n')
  const [line, column] = [before.length - 1, before.at(-1).length]
  const segments = lines[line]
  let at = -3
  while (at + 3 < segments.length && segments[at + 3] <= column) at += 3
  return [segments[at + 1], segments[at + 2] + column - segments[at]]
}

test('A script that is left as it stands needs no map; an ES module has one that finds each name', () => {
  assert.equal(plain.map('a.js', 'module.exports = 1'), null)
  const source = "import { b } from './b'\nexport const c = () => { b(1); lost() }\n"
  const lines = plain.map('a.js', source)
  const { code } = plain.script('a.js', source)
  assert.deepEqual(placeOf(lines, code, 'lost'), [1, source.split('\n')[1].indexOf('lost')])
})

test('Inline WXS keeps its places one line further down, so that a template needs no map', () => {
  const source = '<view>{{ m.f() }}</view>\n<wxs module="m">\nfunction f(x) {\n  return x.constructor.length\n}\n</wxs>'
  assert.equal(plain.map('p.wxml', source), null)
  const inline = JSON.parse(/\$inline\(("(?:\\.|[^"\\])*")/.exec(plain.template('p.wxml', source).code)[1])
  assert.equal(inline.split('\n')[4], '  return x[$constructor].length')
  const oneLine = plain.template('p.wxml', '<wxs module="m">exports.a = 1</wxs>').code
  assert.ok(oneLine.includes(JSON.stringify('\n' + ' '.repeat('<wxs module="m">'.length) + 'exports.a = 1')))
  assert.equal(oneLine.split('\n').length, 1)
})

test('A file that does not compile has no map', () => {
  assert.equal(plain.map('a.js', 'import from'), null)
  assert.equal(plain.map('a.wxss', '.a {}'), null)
})

test('Plain selectors are rewritten as the others are', () => {
  const { css } = files({ 'p/p.wxss': 'view.a > text#b + .c, page ~ my-tag {}\n.only .classes-2, #id {}\nview:first-child .d {}\n.a view\n text {}' }).style('p/p.wxss')
  assert.deepEqual(css.split('\n').map((line) => line.replace(/\s*\{\}?/, '')).filter((line) => line !== ''), [
    'wx-view.a > wx-text#b + .c, wx-page ~ wx-my-tag', '.only .classes-2, #id', 'wx-view:first-child .d', '.a wx-view', ' wx-text',
  ])
})

test('What only looks like a module keeps its text', () => {
  for (const source of ["import('./a')", '"import x from y"\nmodule.exports = 1', 'exported = 1', 'importScripts = 2']) assert.equal(plain.script('a.js', source).code, source)
})
