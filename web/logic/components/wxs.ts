import { P } from 'template-runtime'
import { resolvePath } from '../../compiler/paths'
import { placeOf, reportError } from '../errors'
import { compileFunction } from '../evaluate'
import { host } from '../host'

type Loader = (require: (path: string) => unknown, exports: unknown, module: { exports: unknown }) => void
type Call = (...args: unknown[]) => unknown

const WXS_NAMES = 'getRegExp,getDate,$constructor,$inline'
const scripts = new Map<string, { exports: unknown }>()
const told = new Set<string>()
const wrapped = new WeakMap<Call, Call>()

// WXS has no `new`: regular expressions and dates come from these two.
const getRegExp = (pattern: string, flags?: string): RegExp => new RegExp(pattern, flags)
const getDate = (...args: []): Date => new Date(...args)

const wxsConstructor = Symbol('constructor')
Object.defineProperty(Object.prototype, wxsConstructor, {
  get(this: unknown): string {
    return Object.prototype.toString.call(this).slice(8, -1)
  },
})

/** Evaluates the expression that a WXML or WXS file was compiled to. */
export function evaluateWithWxs(names: string, code: string, file: string, values: unknown[]): unknown {
  const $inline = (script: string, ...args: unknown[]): unknown => compileFunction(`require,exports,module,${WXS_NAMES}`, script, file)(...args, getRegExp, getDate, wxsConstructor)
  return compileFunction(`${names ? `${names},` : ''}${WXS_NAMES}`, `return ${code}`, file)(...values, getRegExp, getDate, wxsConstructor, $inline)
}

/** The exports of a WXS file. */
export function loadScript(path: string): unknown {
  const known = scripts.get(path)
  if (known) return known.exports
  const code = host.template(`${path}.wxs`)
  if (typeof code !== 'string') {
    tell(new Error(`WXS module "/${path}.wxs" is not found`), `${path}.wxs`)
    return runScript(path, () => undefined)
  }
  return runScript(path, evaluateWithWxs('', code, `${path}.wxs`, []) as Loader)
}

/** A WXS module of a template, run when the template is first drawn. */
export function inlineScript(path: string, loader: Loader): () => unknown {
  return () => scripts.get(path)?.exports ?? runScript(path, loader)
}

// A module that throws exports what it has exported so far.
function runScript(path: string, loader: Loader): unknown {
  const module = { exports: {} as unknown }
  scripts.set(path, module)
  try {
    loader((target) => loadScript(resolvePath(path, target).replace(/\.wxs$/, '')), module.exports, module)
  } catch (e) {
    tell(e, path.includes('#') ? `${path.slice(0, path.indexOf('#'))}.wxml` : `${path}.wxs`)
  }
  return module.exports
}

/** The function that a template calls. What it throws is told once, with its file and line, and the value is empty: the page is drawn. */
export function guarded(fn: unknown): Call {
  if (typeof fn !== 'function') return P(fn) as Call
  let call = wrapped.get(fn as Call)
  if (!call) {
    call = (...args) => {
      try {
        return (fn as Call)(...args)
      } catch (e) {
        tell(e, 'WXS')
        return undefined
      }
    }
    wrapped.set(fn as Call, call)
  }
  return call
}

// A template may be drawn a thousand times.
function tell(error: unknown, source: string): void {
  const key = error instanceof Error ? `${error.message}\n${JSON.stringify(placeOf(error.stack ?? ''))}` : String(error)
  if (told.has(key)) return
  told.add(key)
  reportError(error, source, 'renderError')
}
