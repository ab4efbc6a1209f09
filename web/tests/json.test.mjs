import assert from 'node:assert/strict'
import test from 'node:test'
import { Program, turn } from './harness.mjs'

const page = (js, wxml) => ({ 'app.json': '{"pages":["pages/a/a"]}', 'app.js': 'App({})', 'pages/a/a.js': js, 'pages/a/a.wxml': wxml })

test('half a character is drawn as U+FFFD, and a text that only looks like its escape stays as it is', async () => {
  const program = new Program(page(String.raw`Page({ data: { half: 'a\ud83d', whole: '\ud83d\ude00', looks: '\\ud83d', pair: '\\\ud83d' } })`, '<text>{{half}}|{{whole}}|{{looks}}|{{pair}}</text>'))
  await program.open('pages/a/a')
  const texts = program.batches.flatMap(({ ops }) => ops.filter(([name]) => name === 'txt' || name === 'text').map((op) => op[2])).join('')
  assert.equal(texts, 'a\ufffd|\u{1f600}|\\ud83d|\\\ufffd')
})

test('an error with half a character is reported', async () => {
  const program = new Program(page(String.raw`Page({ onLoad() { throw new Error('at \udc00') } })`, '<view/>'))
  await program.open('pages/a/a')
  await turn()
  assert.match(program.errors()[0], /at \ufffd/)
})
