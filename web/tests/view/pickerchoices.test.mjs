import assert from 'node:assert/strict'
import test from 'node:test'
import { load } from './bundle.mjs'

const { calendar, clock, labels } = await load('components/pickerchoices.ts')

test('a date is found on the wheels and read from them', () => {
  const wheels = calendar('2020-03-10', '2024-12-31', 'day')
  const chosen = wheels.chosen('2024-02-29')
  assert.equal(wheels.value(chosen), '2024-02-29')
  assert.deepEqual(wheels.columns(chosen).map((column) => column.length), [5, 12, 29])
})

test('the first and the last year show only what lies inside', () => {
  const wheels = calendar('2020-03-10', '2024-12-31', 'day')
  assert.equal(wheels.columns([0, 0, 0])[1][0], '03')
  assert.equal(wheels.columns([0, 0, 0])[2][0], '10')
})

test('a day that a month does not have becomes its last', () => {
  const wheels = calendar('2023-01-01', '2024-12-31', 'day')
  assert.equal(wheels.value([0, 1, 30]), '2023-02-28')
})

test('a coarse date has fewer wheels', () => {
  assert.equal(calendar('2020-01-01', '2024-12-31', 'month').value([1, 4, 0]), '2021-05')
  assert.equal(calendar('2020-01-01', '2024-12-31', 'year').columns([0]).length, 1)
})

test('a value outside the range stands at the start', () => {
  assert.equal(calendar('2020-03-10', '2024-12-31', 'day').value(calendar('2020-03-10', '2024-12-31', 'day').chosen('1999-01-01')), '2020-03-10')
})

test('a time keeps to its range', () => {
  const wheels = clock('09:30', '17:15')
  assert.deepEqual(wheels.chosen('12:05'), [3, 5])
  assert.equal(wheels.value([0, 0]), '09:30')
  assert.equal(wheels.columns([8, 0])[1].length, 16)
})

test('a list of objects shows the key', () => {
  assert.deepEqual(labels([{ name: '甲' }, { name: 2 }], 'name'), ['甲', '2'])
  assert.deepEqual(labels(['a', 1], ''), ['a', '1'])
  assert.deepEqual(labels('no list', ''), [])
})
