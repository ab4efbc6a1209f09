import assert from 'node:assert/strict'
import test from 'node:test'
import { load } from './bundle.mjs'

const { bounds } = await load('components/motion.ts')
const area = { width: 100, height: 100 }

test('A smaller box stays inside its area, a larger one keeps the area covered, each side for itself', () => {
  assert.deepEqual(bounds(area, { width: 40, height: 150 }, 1), { low: { x: 0, y: -50 }, high: { x: 60, y: 0 } })
})

test('A box that is drawn larger has less room', () => {
  assert.deepEqual(bounds(area, { width: 40, height: 40 }, 2), { low: { x: 20, y: 20 }, high: { x: 40, y: 40 } })
  assert.deepEqual(bounds(area, { width: 80, height: 80 }, 2), { low: { x: -20, y: -20 }, high: { x: 40, y: 40 } })
})
