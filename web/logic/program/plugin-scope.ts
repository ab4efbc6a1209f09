import { packageRoot } from '../../compiler/paths'
import { getCurrentPages } from './pages'
import { locate, requirer, runModule, type Scope } from './modules'
import { findPlugin, pluginOf, pluginRoot, type PluginSpec } from './plugins'

/** What `requirePlugin` gives: the exports of the plugin's main module. */
export function requirePlugin(name: string): unknown {
  const plugin = findPlugin(name)
  return plugin.main ? runModule(locate(`${pluginRoot(plugin)}plugin.json`, `/${plugin.main.replace(/^\.?\//, '')}`)) : {}
}

/** A plugin's modules have a `wx` of their own and see their own pages, not the program's App. */
export function scopesOfPlugins(makeWx: (appId: string) => Record<string, unknown>): (path: string) => Scope | undefined {
  const scopes = new Map<PluginSpec, Scope>()
  return (path) => {
    const plugin = pluginOf(path)
    if (!plugin) return undefined
    let scope = scopes.get(plugin)
    if (!scope) scopes.set(plugin, (scope = scopeOf(plugin, makeWx(plugin.appId))))
    return scope
  }
}

function scopeOf(plugin: PluginSpec, wx: Record<string, unknown>): Scope {
  return {
    wx,
    getApp: () => undefined,
    App: () => {
      throw new Error(`plugin "${plugin.name}" has no App: App() is the mini program's`)
    },
    getCurrentPages: () => getCurrentPages().filter((page) => packageRoot(String(page['route'])) === pluginRoot(plugin)),
    requireMiniProgram: () => {
      if (!plugin.export) throw new Error(`the mini program gives plugin "${plugin.name}" nothing: name a module as "export" of the plugin in app.json`)
      return runModule(locate('app.js', `/${plugin.export.replace(/^\.?\//, '')}`))
    },
    requirePlugin: requirer('requirePlugin', requirePlugin),
    __wxConfig: undefined,
  }
}
