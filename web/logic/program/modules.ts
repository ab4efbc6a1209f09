import { resolvePath } from '../../compiler/paths'
import { reportError } from '../errors'
import { compileFunction } from '../evaluate'
import { host } from '../host'

interface Module {
  exports: unknown
}

const cache = new Map<string, Module>()
const sources = new Map<string, string | null>()

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
  try {
    compileFunction('require,module,exports', text, path).call(module.exports, requireFrom(path), module, module.exports)
  } catch (e) {
    // A module that failed is run again when it is required again, as in CommonJS.
    cache.delete(path)
    throw e
  }
  return module.exports
}

interface Require {
  (id: string, done?: (exports: unknown) => void, failed?: (error: { mod: string; errMsg: string }) => void): unknown
  async(id: string): Promise<unknown>
}

function requireFrom(from: string): Require {
  const require = ((id, done, failed) => {
    if (typeof done !== 'function') return runModule(locate(from, id))
    // With a callback, the module may lie in another subpackage; it is always answered later.
    require.async(id).then(done, (e: Error) => {
      if (typeof failed === 'function') failed({ mod: id, errMsg: e.message })
      else reportError(e, `require ${id}`)
    })
    return undefined
  }) as Require
  require.async = (id) => Promise.resolve().then(() => runModule(locate(from, id)))
  return require
}

/** The file that `id` names in `from`. */
function locate(from: string, id: string): string {
  if (typeof id !== 'string' || id === '') throw new Error(`require in "${from}" needs a path, and was given ${JSON.stringify(id)}`)
  for (const base of bases(from, id)) {
    for (const path of /\.(js|json)$/.test(base) ? [base, `${base}.js`] : [`${base}.js`, `${base}/index.js`, `${base}.json`]) {
      if (path !== '/index.js' && hasModule(path)) return path
    }
  }
  throw new Error(`module "${id}" is not found; it is required by "${from}"`)
}

function* bases(from: string, id: string): Generator<string> {
  if (id.startsWith('.') || id.startsWith('/')) {
    yield resolvePath(from, id)
    return
  }
  for (let dir = from; dir !== ''; ) {
    dir = dir.slice(0, Math.max(0, dir.lastIndexOf('/')))
    if (!dir.endsWith('miniprogram_npm')) yield resolvePath(`${dir}/x`, `miniprogram_npm/${id}`)
  }
  // Older programs leave out the "./".
  yield resolvePath(from, id)
}
