import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import test from 'node:test'
import { common, documented, elsewhere } from './documented-components.mjs'

const root = new URL('../../../', import.meta.url)
const read = (path) => readFileSync(new URL(path, root), 'utf8')
const all = (folder, ending) => readdirSync(new URL(folder, root)).filter((name) => name.endsWith(ending)).map((name) => read(folder + name)).join('\n')

const registry = read('web/view/components/registry.ts')
const view = read('web/view/gestures.ts') + all('web/view/components/', '.ts')
const sdk = all('src/Pergola/Runtime/View/Controls/', '.cs') + read('src/Pergola/Runtime/View/MiniAppInput.cs') + read('src/Pergola/Runtime/View/NicknameInputs.cs')
const page = read('docs/components.md')

// The registry needs a browser to be loaded; its table is one entry for each tag.
const entries = new Map([...registry.matchAll(/(?:'([a-z-]+)'|\b([a-z]+)): ([A-Z]\w+)(?=,|\n)/g)].map(([, quoted, plain, maker]) => [quoted ?? plain, maker]))

test('Every documented component is known to the view: it is drawn, or it is a placeholder that says its name', () => {
  for (const { name, drawn } of documented) {
    assert.ok(entries.has(name), `<${name}> is not in the registry`)
    assert.equal(entries.get(name) !== 'Placeholder', drawn, `<${name}>`)
  }
  for (const name of elsewhere) assert.ok(entries.has(name), `<${name}> is not in the registry`)
})

test('The registry has no tag that the table does not know', () => {
  const known = new Set([...documented.map(({ name }) => name), ...elsewhere, 'page', 'block', 'slot'])
  assert.deepEqual([...entries.keys()].filter((name) => !known.has(name)), [])
})

test('Every documented event is told by the view or by the SDK, or the documentation says that it is not', () => {
  const told = (text, event) => text.includes(`'${event}'`) || text.includes(`"${event}"`) || (event.endsWith('touchmove') && text.includes('touchmove`'))
  for (const event of common) assert.ok(told(view, event), `${event} of every element`)
  for (const { name, view: fromView, sdk: fromSdk, nobody } of documented) {
    for (const event of fromView) assert.ok(told(view, event), `${event} of <${name}> is not told by the view`)
    for (const event of fromSdk) assert.ok(told(sdk, event), `${event} of <${name}> is not told by the SDK`)
    for (const event of nobody) assert.ok(page.includes(`\`${event}\``), `docs/components.md does not say that ${event} of <${name}> does not come`)
  }
})

test('Every component stands in the documentation', () => {
  for (const { name } of documented) assert.ok(page.includes(`\`${name}\``), `docs/components.md does not name <${name}>`)
})
