// Writes src/Pergola/Runtime/WxApis/documented-names.json: the names below `wx` that are documented, by the way in which they are called.
// WeChat's names are facts taken from miniprogram-api-typings (MIT). Run it again after that package was updated: node tools/documented-names.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const typings = new URL('../node_modules/miniprogram-api-typings/', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', typings), 'utf8'))
const source = readFileSync(new URL('types/wx/lib.wx.api.d.ts', typings), 'utf8').replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*$/gm, '')

/** The text between the brace that opens at or after `from` and the one that closes it. */
function block(from) {
  const start = source.indexOf('{', from)
  let depth = 0
  for (let at = start; at < source.length; at++) {
    if (source[at] === '{') depth++
    else if (source[at] === '}' && --depth === 0) return source.slice(start + 1, at)
  }
  throw new Error('The typings end inside a block.')
}

/** Splits the body of an interface into its members: a member begins on a line of its own, outside all brackets. */
function members(body) {
  const found = []
  let depth = 0
  for (const line of body.split('\n')) {
    if (depth === 0 && /^\s+[A-Za-z]/.test(line)) found.push('')
    if (found.length > 0) found[found.length - 1] += `${line}\n`
    for (const c of line.replace(/=>/g, '')) depth += '({[<'.includes(c) ? 1 : ')}]>'.includes(c) ? -1 : 0
  }
  return found
}

function kindOf(name, texts) {
  if (/^(on|off)[A-Z]/.test(name)) return 'event'
  if (name.endsWith('Sync')) return 'sync'
  const returned = texts.map((text) => /\)\s*:\s*([^]*)$/.exec(text)?.[1].trim() ?? 'void')
  if (returned.some((type) => /Task$/.test(type))) return 'task'
  // Callbacks and a promise need one object to stand in; what takes its arguments one by one is called and done.
  if (returned.every((type) => type === 'void') && texts.every((text) => !/\(\s*option\??:/.test(text))) return 'sync'
  if (returned.every((type) => /^(void|Promise<|PromisifySuccessResult)/.test(type))) return 'callback'
  // What is left gives something back at once: an object with methods of its own, or a value.
  const type = returned.find((text) => /^[A-Z]\w*(\.\w+)?$/.test(text))
  const declared = type && new RegExp(`interface ${type.split('.').pop()}\\b[^{]*`).exec(source)
  const hasMethods = declared && members(block(declared.index)).some((member) => /^\s+\w+(<[^>]*>)?\(/.test(member))
  return hasMethods || (name.startsWith('create') && type) ? 'factory' : 'sync'
}

const texts = new Map()
for (const member of members(block(source.indexOf('interface Wx {')))) {
  const name = /^\s+(\w+)(<[^]*?>)?\(/.exec(member)?.[1]
  if (name) texts.set(name, [...(texts.get(name) ?? []), member.trim()])
}

const kinds = { callback: [], event: [], factory: [], sync: [], task: [] }
for (const name of [...texts.keys()].sort()) kinds[kindOf(name, texts.get(name))].push(name)

// Names that the typings do not have: those that the superapp service alone documents (transparent video, product/1219/57743; the superapp's own view
// components, product/1219/61276), and the first drawing API of WeChat, whose page was taken away while programs still call it.
const FURTHER = { callback: ['drawCanvas'], factory: ['createAnimationVideoContext', 'createContext', 'createExternalElementContext'] }
for (const [kind, names] of Object.entries(FURTHER)) kinds[kind] = [...new Set([...kinds[kind], ...names])].sort()

const target = new URL('../../src/Pergola/Runtime/WxApis/documented-names.json', import.meta.url)
writeFileSync(target, `${JSON.stringify({ source: `miniprogram-api-typings ${version} and the superapp service's documents`, ...kinds }, null, 2)}\n`)
