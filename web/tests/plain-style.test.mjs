// The way of plain sheets beside the parser's: the same outcome, or none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { build } from 'esbuild'

const contents = "export { rewritePlain } from './plain-style'; export { parse } from './style'"
const { outputFiles: [bundle] } = await build({ stdin: { contents, resolveDir: new URL('../compiler', import.meta.url).pathname, loader: 'ts' }, bundle: true, platform: 'node', format: 'cjs', write: false })
const exported = { exports: {} }
const { createRequire } = await import('node:module')
new Function('module', 'exports', 'require', bundle.text)(exported, exported.exports, createRequire(import.meta.url))
const { rewritePlain, parse } = exported.exports

const plain = [
  '',
  '  \n/* only a comment */\n',
  "@charset \"utf-8\";\n@import './a.wxss';\n@import \"/lib/b.wxss\" ;\n.x{}",
  '.a,view > text~.b + #c{width:10rpx;height:0rpx ;margin:-1.5rpx 2RPX!important}',
  '.a {\n  color: red; /* one */ /* two */\n  top: 1rpx   ;\n  left: 0\n}\n\n\n/* end */',
  '.a { /* nothing else */ }\n.b{ }\n.c{color:red }',
  '.a { width: calc((100% - 20rpx) / (2 * (1 + var(--n)))); background: url(./i.png) no-repeat; src: url(data:font/woff;base64,AAAA==) format("woff") }',
  ".a::before { content: '\\201C;}'; font-family: \"A { B\", serif }",
  'page { --gap: 10rpx ; --own:  url(./x.png); width: var(--gap)\n}',
  '@media (min-width: 750rpx) { view { top: 1rpx; } /* in it */ .b:hover{} }\n@media(prefers-color-scheme: dark){ .c{ color : red } }',
  '@supports (display: grid) and (not (top: 1px)) { @media print { a { top: 2rpx } } }',
  '@-webkit-keyframes k { 0% { top: 1rpx } from, 50.5% { left: 0 } to { } }',
  '@font-face { font-family: x; src: url("./a.eot?#iefix") format("eot"), url(//h/x.ttf) }',
  'input[type="text"], a[x], view:nth-child(2n + 1), view:not(.b), text:first-child::after { top: 0 }',
  ':host { top: 0 } :host(.a) .b { width: 1rpx }',
]

const others = [
  '.a { color: red',
  '.a { color: red /* here */; }',
  '.a { top: 1px\n left: 2px }',
  '.a { .b { top: 0 } }',
  '.a { ; top: 0;; }',
  '.a /* c */ .b {}',
  '.\\31 a {}',
  '@import url(x.css) screen;',
  '@layer a, b;',
  '.a { --x: { top: 0 } }',
  '} .a {}',
  '.a { content: "',
]

test('A plain sheet is rewritten as the parser would have it', () => {
  for (const scope of [null, 'card-1']) {
    for (const sheet of plain) {
      const rewritten = rewritePlain(sheet, 'p/p.wxss', scope)
      assert.ok(rewritten, sheet)
      assert.deepEqual(rewritten, parse('p/p.wxss', sheet, scope), sheet)
    }
  }
})

test('A sheet that is not plain is left to the parser', () => {
  for (const sheet of others) assert.equal(rewritePlain(sheet, 'p/p.wxss', null), null, sheet)
})

test('A sheet that is plain up to a point is left to the parser as a whole', () => {
  assert.equal(rewritePlain(`${plain[4]}\n.a { top: 1px } }`, 'p/p.wxss', null), null)
})
