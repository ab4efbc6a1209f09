import { packageRoot, resolvePath } from '../../compiler/paths'

/** A plugin that app.json names, as `__boot` lists it. */
export interface PluginSpec {
  /** The program's name for it. */
  name: string
  appId: string
  version: string
  /** Whether the host has it; the fields below are those of its plugin.json. */
  installed?: boolean
  main?: string | null
  publicComponents?: Record<string, string>
  pages?: Record<string, string>
  /** The module that the program gives to it (`export` in app.json). */
  export?: string | null
  /** The program's components for its generics: by public component, by generic. */
  genericsImplementation?: Record<string, Record<string, string>>
}

let plugins: PluginSpec[] = []

export function setPlugins(list: PluginSpec[] | undefined): void {
  plugins = list ?? []
}

/** Where a plugin's files are. */
export function pluginRoot(plugin: PluginSpec): string {
  return `__plugin__/${plugin.appId}/`
}

/** The plugin that a file belongs to; undefined for a file of the program. */
export function pluginOf(path: string): PluginSpec | undefined {
  const root = packageRoot(path)
  return root === '' ? undefined : plugins.find((plugin) => pluginRoot(plugin) === root)
}

/** The installed plugin of a name. The error says what to do. */
export function findPlugin(name: string): PluginSpec {
  const plugin = plugins.find((p) => p.name === name)
  if (!plugin) throw new Error(`plugin "${name}" is not in app.json: name it under "plugins", with its version and provider`)
  if (!plugin.installed) {
    throw new Error(`plugin "${name}" (provider ${plugin.appId}, version ${plugin.version}) is not installed: the host has no such plugin. With pergola run, name its folder: --plugin ${plugin.appId}=FOLDER`)
  }
  return plugin
}

/** The component that `plugin://NAME/COMPONENT` or `plugin-private://APPID/PATH` means. */
export function pluginComponent(written: string, from: string): string | null {
  const match = /^(plugin|plugin-private):\/\/([^/]+)\/(.+)$/.exec(written)
  if (!match) return null
  if (match[1] === 'plugin-private') return pluginOf(from)?.appId === match[2] ? resolvePath(from, `/${match[3]}`) : null
  const plugin = findPlugin(match[2]!)
  const path = plugin.publicComponents?.[match[3]!]
  if (path === undefined) throw new Error(`plugin "${plugin.name}" has no public component "${match[3]}": its plugin.json lists ${Object.keys(plugin.publicComponents ?? {}).join(', ') || 'none'}`)
  return resolvePath(pluginRoot(plugin), path)
}

/** The program's components for the generics of a plugin's component, by the generic's name. */
export function genericsOf(path: string): Record<string, string> {
  const plugin = pluginOf(path)
  if (!plugin?.genericsImplementation) return {}
  const name = Object.entries(plugin.publicComponents ?? {}).find(([, at]) => resolvePath(pluginRoot(plugin), at) === path)?.[0]
  return (name !== undefined && plugin.genericsImplementation[name]) || {}
}

/** The route of the page that `plugin://NAME/PAGE` means; null when it is no such address. */
export function pluginPage(url: string): string | null {
  const match = /^plugin:\/\/([^/]+)\/(.+)$/.exec(url)
  const plugin = match && plugins.find((p) => p.name === match[1])
  const path = plugin?.pages?.[match![2]!]
  return plugin && path !== undefined ? resolvePath(pluginRoot(plugin), path) : null
}
