import { packageRoot, resolvePath } from '../../compiler/paths'
import { styleScope } from '../../compiler/scope'
import { reportError } from '../errors'
import { host } from '../host'
import { aliased, hasModule, runModule } from '../program/modules'
import { genericsOf, pluginComponent } from '../program/plugins'
import { defineComponent, isDefined, whileLoading } from './define'
import { space } from './space'
import { componentTemplate } from './templates'

interface Config {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  componentPlaceholder?: Record<string, string>
  styleIsolation?: string
  addGlobalClass?: boolean
  pureDataPattern?: string
}

const configs = new Map<string, Config | null>()
const loaded = new Map<string, string[]>()
let globalComponents: Record<string, string> = {}

/** Sets app.json's `usingComponents`, known in every page and component. */
export function setGlobalComponents(using: Record<string, string> | undefined): void {
  globalComponents = using ?? {}
}

export function componentConfig(path: string): Config | null {
  let config = configs.get(path)
  if (config === undefined) {
    const text = host.component(path)
    config = typeof text === 'string' ? (JSON.parse(text) as Config) : null
    configs.set(path, config)
  }
  return config
}

/**
 * Loads a page or component with all that it uses; each file once.
 * @returns the paths of the components it uses, in the order of the cascade
 */
export function loadComponent(path: string): string[] {
  const known = loaded.get(path)
  if (known) return known
  const uses: string[] = []
  loaded.set(path, uses)
  const config = componentConfig(path) ?? {}
  const using: Record<string, string> = {}
  const use = (name: string, written: string, from: string): void => {
    const target = find(name, written, from)
    if (target === null) return
    using[name] = `/${target}`
    for (const dependency of [...loadComponent(target), target]) if (dependency !== path && !uses.includes(dependency)) uses.push(dependency)
  }
  const inPlugin = packageRoot(path) !== ''
  for (const [name, written] of Object.entries(globalComponents)) if (!inPlugin && !(config.usingComponents && name in config.usingComponents)) use(name, written, 'app')
  for (const [name, written] of Object.entries(config.usingComponents ?? {})) use(name, written, path)
  const generics = { ...config.componentGenerics }
  const given = genericsOf(path)
  for (const [name, generic] of Object.entries(generics)) {
    const own = typeof generic === 'object' ? generic.default : undefined
    const target = given[name] !== undefined ? find(name, given[name], 'app') : own ? find(name, own, path) : null
    if (target === null) continue
    for (const dependency of [...loadComponent(target), target]) if (dependency !== path && !uses.includes(dependency)) uses.push(dependency)
    generics[name] = { default: `/${target}` }
  }
  // A plugin's styles reach nothing of the program, and the program's nothing of it.
  const isolation = inPlugin ? { styleIsolation: 'isolated', addGlobalClass: false } : {}
  space.addComponentStaticConfig(path, { ...config, ...isolation, usingComponents: using, componentGenerics: generics, componentPlaceholder: {} } as never)
  space.addStyleSheet(path, path, styleScope(path))
  addTemplate(path)
  run(path)
  return uses
}

/** The component, or null after the error was told. */
function find(name: string, written: string, from: string): string | null {
  try {
    const target = resolveComponent(written, from)
    if (target !== null) return target
    reportError(new Error(`component "${name}" is not found: "${written}" in usingComponents of ${from}.json`), `${from}.json`)
  } catch (e) {
    reportError(e, `${from}.json`)
  }
  return null
}

function addTemplate(path: string): void {
  try {
    const template = componentTemplate(path)
    if (template) space.addCompiledTemplate(path, template as never)
    else reportError(new Error(`${path}.wxml is not found, or cannot be compiled`), `${path}.wxml`, 'renderError')
  } catch (e) {
    reportError(e, `${path}.wxml`, 'renderError')
  }
}

// A file that throws, or that registers nothing, leaves a component without behaviour, so that its users still render.
function run(path: string): void {
  whileLoading(path, () => {
    try {
      runModule(`${path}.js`)
      if (!isDefined(path)) throw new Error(`${path}.js calls neither Page() nor Component()`)
    } catch (e) {
      reportError(e, `${path}.js`)
      if (!isDefined(path)) defineComponent({})
    }
  })
}

/** The component that `written` means in the json of `from`: relative, from the root, or of an npm package. */
function resolveComponent(written: string, from: string): string | null {
  if (/^[\w-]+:\/\//.test(written)) return pluginComponent(written, from)
  // The SDK has resolved them already, from the root of all packages.
  if (written.startsWith('/__plugin__/')) return written.slice(1)
  const root = packageRoot(from)
  const alias = root === '' ? aliased(written) : null
  const candidates = [...(alias === null ? [] : [resolvePath('', alias)]), resolvePath(from, written)]
  if (!written.startsWith('.') && !written.startsWith('/')) {
    for (let dir = from.slice(root.length); dir !== ''; ) {
      dir = dir.slice(0, Math.max(0, dir.lastIndexOf('/')))
      candidates.push(resolvePath(`${root}${dir}/x`, `miniprogram_npm/${written}`))
    }
    candidates.push(resolvePath(root, written))
  }
  for (const candidate of candidates) {
    for (const path of [candidate, `${candidate}/index`]) if (componentConfig(path) !== null || hasModule(`${path}.js`)) return path
  }
  return null
}
