import assert from 'node:assert/strict'
import test from 'node:test'
import { load } from './bundle.mjs'

const { safeCss } = await load('css.ts')
const safe = (css) => safeCss(css, 'pages/a/a.wxss')

test('rpx becomes a length, in every place where a length may stand', () => {
  assert.equal(safe('width:10rpx;margin:-1.5rpx 2rpx .5rpx'), 'width:calc(10 * var(--rpx));margin:calc(-1.5 * var(--rpx)) calc(2 * var(--rpx)) calc(.5 * var(--rpx))')
  assert.equal(safe('width:calc(100% - 20rpx)'), 'width:calc(100% - calc(20 * var(--rpx)))')
})

test('rpx in a string or a name is left alone', () => {
  assert.equal(safe('content:"10rpx"'), 'content:"10rpx"')
  assert.equal(safe('.a10rpx{}'), '.a10rpx{}')
})

test('every url goes through the gate of the host', () => {
  assert.equal(safe('a{background:url(b.png)}'), 'a{background:url("resource?u=%2Fpages%2Fa%2Fb.png")}')
  assert.equal(safe("a{background:URL( 'http://x.example/a(1).png' )}"), 'a{background:url("resource?u=http%3A%2F%2Fx.example%2Fa(1).png")}')
  assert.equal(safe('src:url("data:font/woff2;base64,AA==")'), 'src:url("data:font/woff2;base64,AA==")')
  assert.equal(safe('a{background:url(javascript:alert(1))}').includes('javascript'), false)
})

test('a url cannot break out of its quotes', () => {
  const out = safe('a{background:url("data:image/png,\\")}b{color:red}url(\\"")}')
  assert.equal(/[^\\]"\)\}b/.test(out), false)
})

test('a string that holds url( is no url', () => {
  assert.equal(safe('a{content:"url(http://x.example)"}'), 'a{content:"url(http://x.example)"}')
})

test('imports and expressions are dropped', () => {
  assert.equal(safe('@import "http://x.example/a.css";a{}'), 'a{}')
  assert.equal(safe('@IMPORT url(http://x.example/a.css); a{}'), ' a{}')
  assert.equal(safe('width:expression(alert(1))').includes('expression'), false)
})

test('a comment can hide nothing', () => {
  assert.equal(safe('a{/* url(x) */color:red}'), 'a{color:red}')
  assert.equal(safe('a{color:red/* never closed'), 'a{color:red')
})
