import assert from 'node:assert/strict'
import test from 'node:test'
import { load } from './bundle.mjs'

const { Echoes } = await load('components/echoes.ts')

function typed(...texts) {
  const echoes = new Echoes()
  for (const text of texts) echoes.told(text, 0)
  return echoes
}

test('A value that comes back after more was typed is late', () => {
  const echoes = typed('a', 'ab')
  assert.equal(echoes.isLate('a', 10), true)
  assert.equal(echoes.isLate('ab', 10), false)
})

test('A value of the program is not late, nor is one that was typed long ago, nor a second one', () => {
  assert.equal(typed('a', 'ab').isLate('', 10), false)
  assert.equal(typed('a', 'ab').isLate('a', 600), false)
  const echoes = typed('a', 'ab')
  echoes.isLate('a', 10)
  assert.equal(echoes.isLate('a', 10), false)
})
