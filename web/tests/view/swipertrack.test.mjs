import assert from 'node:assert/strict'
import test from 'node:test'
import { load } from './bundle.mjs'

const { reach, place, easing } = await load('components/swipertrack.ts')
const row = { count: 4, shown: 1, circular: false }
const circle = { count: 4, shown: 1, circular: true }

test('In a row a wish ends at the ends', () => {
  assert.deepEqual(reach(row, 9, 1, 'touch'), { index: 3, steps: 2 })
  assert.deepEqual(reach(row, -1, 0, 'touch'), { index: 0, steps: 0 })
  assert.deepEqual(reach({ count: 4, shown: 3, circular: false }, 3, 0, ''), { index: 1, steps: 1 })
  assert.deepEqual(reach({ count: 0, shown: 1, circular: false }, 3, 0, ''), { index: 0, steps: 0 })
})

test('In a circle the finger goes on past the end, and the program takes the shorter way', () => {
  assert.deepEqual(reach(circle, 4, 3, 'autoplay'), { index: 0, steps: 1 })
  assert.deepEqual(reach(circle, -1, 0, 'touch'), { index: 3, steps: -1 })
  assert.deepEqual(reach(circle, 3, 0, ''), { index: 3, steps: -1 })
  assert.deepEqual(reach(circle, 2, 0, ''), { index: 2, steps: 2 })
})

test('Whatever is half seen has its place: also of two items, in both directions', () => {
  assert.equal(place(row, 3, 1), 2)
  const two = { count: 2, shown: 1, circular: true }
  const near = (value, wanted) => assert.ok(Math.abs(value - wanted) < 1e-9, `${value} is not ${wanted}`)
  near(place(two, 1, 0.25), 0.75)
  near(place(two, 1, -0.25), -0.75)
  near(place(two, 0, 7.5), 0.5)
  near(place(circle, 3, 0), -1)
  near(place(circle, 0, 4), 0)
})

test('Every curve starts and ends where it should', () => {
  for (const name of ['default', 'linear', 'easeInCubic', 'easeOutCubic', 'easeInOutCubic', 'nonsense']) {
    assert.equal(easing(name)(0), 0)
    assert.equal(easing(name)(1), 1)
  }
})
