import assert from 'node:assert/strict'
import test from 'node:test'
import { load } from './bundle.mjs'

const { openDataUrl, resourceUrl, packagePath } = await load('resources.ts')
const base = 'pages/index/index'

test('a package path is resolved against the page and cannot leave the package', () => {
  assert.equal(packagePath('/a/b.png', base), '/a/b.png')
  assert.equal(packagePath('b.png', base), '/pages/index/b.png')
  assert.equal(packagePath('../b.png', base), '/pages/b.png')
  assert.equal(packagePath('../../../../../b.png', base), '/b.png')
  assert.equal(packagePath('/a/./..//b.png', base), '/b.png')
})

test('every source goes through the gate of the host', () => {
  assert.equal(resourceUrl('https://a.example/x.png?y=1', base), 'resource?u=https%3A%2F%2Fa.example%2Fx.png%3Fy%3D1')
  assert.equal(resourceUrl('//a.example/x.png', base), 'resource?u=https%3A%2F%2Fa.example%2Fx.png')
  assert.equal(resourceUrl('x y.png', base), 'resource?u=%2Fpages%2Findex%2Fx%20y.png')
})

test('an embedded picture is shown as it is', () => {
  assert.equal(resourceUrl('data:image/png;base64,AAAA', base), 'data:image/png;base64,AAAA')
})

test('what is no picture, font or sound is not shown', () => {
  for (const source of ['javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,<script>', 'file:///etc/passwd', 'blob:x', 'about:blank', '', null, undefined, {}, 7])
    assert.equal(resourceUrl(source, base), '')
})

test('the avatar of open-data has an address that no program can write', () => {
  const sent = 'pergola-open-data:0123456789abcdef0123456789abcdef'
  assert.equal(openDataUrl(sent, '/a.png', base), 'resource?u=pergola-open-data%3A0123456789abcdef0123456789abcdef')
  assert.equal(resourceUrl(sent, base), '')
  assert.equal(resourceUrl(sent.toUpperCase(), base), '')
})

test('without an avatar the default of the program is shown', () => {
  assert.equal(openDataUrl('', '/a.png', base), 'resource?u=%2Fa.png')
  assert.equal(openDataUrl('https://a.example/x.png', '', base), '')
})
