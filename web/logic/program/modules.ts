import { packageRoot, resolvePath } from '../../compiler/paths'
import { reportError } from '../errors'
import { compileFunction } from '../evaluate'
import { host } from '../host'

interface Module {
  exports: unknown
}

/** Names that the modules of a plugin see in place of the program's globals. */
export type Scope = Record<string, unknown>

const cache = new Map<string, Module>()
const sources = new Map<string, string | null>()
let aliases: [pattern: string, target: string][] = []
let scopeOf: (path: string) => Scope | undefined = () => undefined

/** Sets app.json's `resolveAlias`, and what gives the modules of a plugin their own globals. */
export function setModules(alias: Record<string, string> | undefined, scopes: (path: string) => Scope | undefined): void {
  aliases = Object.entries(alias ?? {}).filter(([, target]) => typeof target === 'string')
  scopeOf = scopes
}

function source(path: string): string | null {
  let text = sources.get(path)
  if (text === undefined) {
    text = host.module(path) ?? null
    sources.set(path, text)
  }
  return text
}

export function hasModule(path: string): boolean {
  return cache.has(path) || source(path) !== null
}

/** Runs a module once and gives its exports; in a cycle, what it has exported so far. */
export function runModule(path: string): unknown {
  const known = cache.get(path)
  if (known) return known.exports
  const text = source(path)
  if (text === null) throw new Error(`module "${path}" is not defined`)
  const module: Module = { exports: {} }
  cache.set(path, module)
  sources.delete(path)
  const scope = scopeOf(path) ?? {}
  try {
    compileFunction(['require', 'module', 'exports', ...Object.keys(scope)].join(), text, path).call(module.exports, requireFrom(path), module, module.exports, ...Object.values(scope))
  } catch (e) {
    // A module that failed is run again when it is required again, as in CommonJS.
    cache.delete(path)
    throw e
  }
  return module.exports
}

type Done = (exports: unknown) => void
type Failed = (error: { mod: string; errMsg: string }) => void

interface Require {
  (id: string, done?: Done, failed?: Failed): unknown
  async(id: string): Promise<unknown>
}

function requireFrom(from: string): Require {
  const load = (id: string): unknown => runModule(locate(from, id))
  return requirer('require', load)
}

/** Makes `require` or `requirePlugin` of what loads at once: with a callback, or as `async`, it is answered later. */
export function requirer(name: string, load: (id: string) => unknown): Require {
  const require = ((id, done, failed) => {
    if (typeof done !== 'function') return load(id)
    // With a callback, the module may lie in another subpackage; it is always answered later.
    require.async(id).then(done, (e: Error) => {
      if (typeof failed === 'function') failed({ mod: id, errMsg: e.message })
      else reportError(e, `${name} ${id}`)
    })
    return undefined
  }) as Require
  require.async = (id) => Promise.resolve().then(() => load(id))
  return require
}

/** The file that `id` names in `from`. */
export function locate(from: string, id: string): string {
  if (typeof id !== 'string' || id === '') throw new Error(`require in "${from}" needs a path, and was given ${JSON.stringify(id)}`)
  const root = packageRoot(from)
  for (const base of bases(from, id)) {
    for (const path of /\.(js|json)$/.test(base) ? [base, `${base}.js`] : [`${base}.js`, `${base}/index.js`, `${base}.json`]) {
      if (path !== `${root}/index.js` && hasModule(path)) return path
    }
  }
  const isPackage = /^(@[\w.-]+\/)?[a-z][\w-]*(\/|$)/i.test(id)
  throw new Error(`module "${id}" is not found; it is required by "${from}"${isPackage ? ': if it is an npm package, name it in the dependencies of package.json and run npm install beside it' : ''}`)
}

function* bases(from: string, id: string): Generator<string> {
  if (id.startsWith('.') || id.startsWith('/')) {
    yield resolvePath(from, id)
    return
  }
  const root = packageRoot(from)
  const alias = root === '' ? aliased(id) : null
  if (alias !== null) yield resolvePath('', alias)
  for (let dir = from.slice(root.length); dir !== ''; ) {
    dir = dir.slice(0, Math.max(0, dir.lastIndexOf('/')))
    if (!dir.endsWith('miniprogram_npm')) yield resolvePath(`${root}${dir}/x`, `miniprogram_npm/${id}`)
  }
  // Older programs leave out the "./".
  yield resolvePath(from, id)
}

/** What app.json's `resolveAlias` makes of a path; null when no alias fits. */
export function aliased(id: string): string | null {
  for (const [pattern, target] of aliases) {
    if (pattern === id) return target
    if (pattern.endsWith('/*') && id.startsWith(pattern.slice(0, -1))) return target.replace(/\*$/, '') + id.slice(pattern.length - 1)
  }
  return null
}
