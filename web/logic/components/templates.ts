import { P, Q, X, Y, Z } from 'template-runtime'
import { resolvePath } from '../../compiler/paths'
import { compileFunction } from '../evaluate'
import { reportError } from '../errors'
import { host } from '../host'
import { attachEvents, type TemplateWrapper } from './events'

type ProcGen = (wrapper: TemplateWrapper, creating: boolean, data: unknown, changed: unknown) => unknown
type Template = ((name: string) => ProcGen) & { _: Record<string, ProcGen> }
type WxsLoader = (require: (path: string) => unknown, exports: unknown, module: { exports: unknown }) => void

const NAMES = 'G,R,D,X,Y,Z,P,Q,getRegExp,getDate,$constructor'

const templates = new Map<string, Template | null>()
const scripts = new Map<string, { exports: unknown }>()

// Compiled files name each other by path; they are linked when one is first asked for.
const byPath = <T>(load: (path: string) => T): Record<string, T> =>
  new Proxy(Object.create(null) as Record<string, T>, { get: (_, path) => (typeof path === 'string' ? load(path) : undefined) as T })

const G = byPath((path) => loadTemplate(path) ?? missing(path))
const R = byPath((path) => () => loadScript(path))

// WXS has no `new`: regular expressions and dates come from these two.
const getRegExp = (pattern: string, flags?: string): RegExp => new RegExp(pattern, flags)
const getDate = (...args: []): Date => new Date(...args)

const wxsConstructor = Symbol('constructor')
Object.defineProperty(Object.prototype, wxsConstructor, {
  get(this: unknown): string {
    return Object.prototype.toString.call(this).slice(8, -1)
  },
})

function evaluate(code: string, file: string): unknown {
  return compileFunction(NAMES, `return ${code}`, file)(G, R, inlineScript, X, Y, Z, P, Q, getRegExp, getDate, wxsConstructor)
}

/** The template of a WXML file, or null when the package has none. */
function loadTemplate(path: string): Template | null {
  let template = templates.get(path)
  if (template === undefined) {
    const code = host.template(`${path}.wxml`)
    template = typeof code === 'string' && code !== '' ? (evaluate(code, `${path}.wxml`) as Template) : null
    templates.set(path, template)
  }
  return template
}

// A file that is imported and does not exist draws nothing; the rest of the page does.
function missing(path: string): Template {
  reportError(new Error(`template "/${path}.wxml" is not found, or cannot be compiled`), `${path}.wxml`, 'renderError')
  const empty: ProcGen = () => ({ C: () => undefined })
  const template = Object.assign(() => empty, { _: {} })
  templates.set(path, template)
  return template
}

function loadScript(path: string): unknown {
  const known = scripts.get(path)
  if (known) return known.exports
  const code = host.template(`${path}.wxs`)
  if (typeof code !== 'string') throw new Error(`WXS module "/${path}.wxs" is not found`)
  return runScript(path, evaluate(code, `${path}.wxs`) as WxsLoader)
}

function inlineScript(path: string, loader: WxsLoader): () => unknown {
  return () => scripts.get(path)?.exports ?? runScript(path, loader)
}

function runScript(path: string, loader: WxsLoader): unknown {
  const module = { exports: {} as unknown }
  scripts.set(path, module)
  loader((target) => loadScript(resolvePath(path, target).replace(/\.wxs$/, '')), module.exports, module)
  return module.exports
}

/** What the component framework needs of a component's template; null when there is none. */
export function componentTemplate(path: string): { content: (name: string) => ProcGen } | null {
  const template = loadTemplate(path)
  if (!template) return null
  return {
    content: (name) => {
      const generate = template(name)
      return (wrapper, creating, data, changed) => {
        if (creating) attachEvents(wrapper)
        return generate(wrapper, creating, data, changed)
      }
    },
  }
}
