import { Q, X, Y, Z } from 'template-runtime'
import { packageRoot } from '../../compiler/paths'
import { host } from '../host'
import { reportError } from '../errors'
import { attachEvents, type TemplateWrapper } from './events'
import { evaluateWithWxs, guarded, inlineScript, loadScript } from './wxs'

type ProcGen = (wrapper: TemplateWrapper, creating: boolean, data: unknown, changed: unknown) => unknown
type Template = ((name: string) => ProcGen) & { _: Record<string, ProcGen> }

const NAMES = 'G,R,D,X,Y,Z,P,Q'

const templates = new Map<string, Template | null>()
const severalSlots = new Set<string>()

// Compiled files name each other by path; they are linked when one is first asked for.
const byPath = <T>(load: (path: string) => T): Record<string, T> =>
  new Proxy(Object.create(null) as Record<string, T>, { get: (_, path) => (typeof path === 'string' ? load(path) : undefined) as T })

const linked = new Map<string, [templates: unknown, scripts: unknown]>()

// In a plugin, a path from the root starts at the plugin.
function linksOf(root: string): [templates: unknown, scripts: unknown] {
  let links = linked.get(root)
  if (!links) {
    const within = (path: string): string => (path.startsWith(root) ? path : root + path)
    links = [byPath((path) => loadTemplate(within(path)) ?? missing(within(path))), byPath((path) => () => loadScript(within(path)))]
    linked.set(root, links)
  }
  return links
}

/** The template of a WXML file, or null when the package has none. */
function loadTemplate(path: string): Template | null {
  let template = templates.get(path)
  if (template === undefined) {
    const code = host.template(`${path}.wxml`)
    template = typeof code === 'string' && code !== '' ? (evaluateWithWxs(NAMES, code, `${path}.wxml`, [...linksOf(packageRoot(path)), inlineScript, X, Y, Z, guarded, Q]) as Template) : null
    templates.set(path, template)
    if (template && hasSeveralSlots(code!)) severalSlots.add(path)
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

/** What the component framework needs of a component's template; null when there is none. */
export function componentTemplate(path: string): { content: (name: string) => ProcGen } | null {
  const template = loadTemplate(path)
  if (!template) return null
  return {
    content: (name) => {
      const generate = template(name)
      return (wrapper, creating, data, changed) => {
        if (creating) attachEvents(wrapper, path)
        return generate(wrapper, creating, data, changed)
      }
    },
  }
}

/** Whether a template has slots of several names, one of them without a name: content without a slot's name belongs there, also when the component does not ask for several slots. */
export function usesSeveralSlots(path: string): boolean {
  return severalSlots.has(path)
}

function hasSeveralSlots(code: string): boolean {
  const names = new Set([...code.matchAll(/\bS\("((?:[^"\\]|\\.)*)"/g)].map((slot) => slot[1]))
  return names.size > 1 && names.has('')
}
