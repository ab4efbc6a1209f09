import assert from 'node:assert/strict'
import test from 'node:test'
import { regionScript } from '../../regions.mjs'
import { load } from './bundle.mjs'

const { regionWheels } = await load('components/regions.ts')
const table = new Function(`${regionScript()}; return pergolaRegions`)()

test('A choice by names is told with its codes', () => {
  const wheels = regionWheels(table, 'region', '')
  const chosen = wheels.chosen(['广东省', '广州市', '海珠区'])
  assert.deepEqual(wheels.detail(chosen), { value: ['广东省', '广州市', '海珠区'], code: ['440000', '440100', '440105'], postcode: '' })
  assert.deepEqual(wheels.chosen(['440000', '440100', '440105']), chosen)
})

test('Every place has three levels: a municipality is its own city, and what has no districts its own', () => {
  for (const [code, name, cities] of table) {
    assert.match(code, /^\d{6}$/, name)
    for (const [, city, districts] of cities) assert.ok(districts.length > 0, `${name} ${city}`)
  }
  const wheels = regionWheels(table, 'region', '')
  assert.deepEqual(wheels.detail(wheels.chosen(['北京市', '北京市', '东城区'])).code, ['110000', '110100', '110101'])
  assert.deepEqual(wheels.detail(wheels.chosen(['广东省', '东莞市', '东莞市'])).value, ['广东省', '东莞市', '东莞市'])
})

test('Another province has other cities, and a choice that is not there stands at the start', () => {
  const wheels = regionWheels(table, 'region', '')
  assert.equal(wheels.columns([0, 0, 0])[1][0], '北京市')
  assert.equal(wheels.columns([2, 0, 0])[1][0], '石家庄市')
  assert.deepEqual(wheels.chosen(['nowhere', 'at all']), [0, 0, 0])
  assert.deepEqual(wheels.chosen(''), [0, 0, 0])
})

test('The level says how many wheels there are', () => {
  assert.equal(regionWheels(table, 'province', '').columns([0]).length, 1)
  assert.deepEqual(regionWheels(table, 'city', '').detail([2, 0]).code, ['130000', '130100'])
})

test('A choice of the program stands above the others, has no code, and nothing below it', () => {
  const wheels = regionWheels(table, 'region', 'All')
  assert.deepEqual(wheels.columns([0, 0, 0])[1], ['All'])
  assert.deepEqual(wheels.detail([0, 0, 0]), { value: ['All', 'All', 'All'], code: [], postcode: '' })
  assert.deepEqual(wheels.detail([1, 0, 0]), { value: ['北京市', 'All', 'All'], code: ['110000'], postcode: '' })
})
