import { addGlobalErrorListener, addGlobalWarningListener } from 'glass-easel'
import { extendCallers } from './components/caller'
import { defineBehavior, defineComponent, definePage } from './components/define'
import { dispatchViewEvent, type ViewEvent } from './components/events'
import { setGlobalComponents } from './components/load'
import { reportError, whileOpening } from './errors'
import { entry } from './host'
import { App, appEvent, getApp, launch } from './program/app'
import { defineGlobals } from './program/globals'
import { hasModule, requirer, runModule, setModules } from './program/modules'
import { pageEvent } from './program/page-events'
import { requirePlugin, scopesOfPlugins } from './program/plugin-scope'
import { setPlugins, type PluginSpec } from './program/plugins'
import { getCurrentPages, openPage, page, restyle, setDevice } from './program/pages'
import { setTabBar } from './program/tab-bar'
import { settle } from './wx/calls'
import { makeWx, type WxOptions } from './wx/define'
import { emit } from './wx/events'
import { updateIntersections } from './wx/intersection'
import { launchBegins, scriptRan } from './wx/performance'
import { read } from './wx/values'

interface Boot extends WxOptions {
  appId?: string
  envVersion?: string
  config?: Record<string, unknown> & {
    usingComponents?: Record<string, string>
    resolveAlias?: Record<string, string>
    tabBar?: Parameters<typeof setTabBar>[0]
  }
  plugins?: PluginSpec[]
  device?: Record<string, unknown>
}

// What the view sends is not trusted: anything but an object counts as an empty one.
function parse(json: string | undefined): Record<string, unknown> {
  const value: unknown = json ? JSON.parse(json) : undefined
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

addGlobalErrorListener((error, method, related) => {
  const where = typeof related === 'string' ? related : related?.is
  reportError(error, [where, method].filter(Boolean).join(' '))
  return false
})
// Mini programs write these everywhere, and nothing is wrong: a class on a slot, and a key that the items do not have (`wx:key="index"`).
const HARMLESS = /^"[\w-]+" is not a valid event binding or slot value$|^Some keys are not unique while list updates: ("", )*""\.$/

addGlobalWarningListener((message, related) => {
  if (HARMLESS.test(message)) return false
  const where = typeof related === 'string' ? related : related.is
  console.warn(where ? `${where}: ${message}` : message)
  return false
})
extendCallers()

entry('__boot', (json: string) => {
  launchBegins()
  const boot = JSON.parse(json) as Boot
  setDevice(boot.device ?? {})
  setGlobalComponents(boot.config?.usingComponents)
  setTabBar(boot.config?.tabBar)
  setPlugins(boot.plugins)
  setModules(boot.config?.resolveAlias, scopesOfPlugins((plugin) => makeWx(boot, plugin)))
  defineGlobals({
    global: globalThis,
    wx: makeWx(boot),
    App,
    Page: definePage,
    Component: defineComponent,
    Behavior: defineBehavior,
    getApp,
    getCurrentPages,
    requirePlugin: requirer('requirePlugin', requirePlugin),
    __wxConfig: { ...boot.config, envVersion: boot.envVersion ?? 'release', accountInfo: { appId: boot.appId } },
  })
  const started = Date.now()
  try {
    // A file that does not compile throws as soon as it is asked for.
    if (!hasModule('app.js')) throw new Error('app.js is not found')
    runModule('app.js')
  } catch (e) {
    reportError(e, 'app.js')
  }
  scriptRan(started, 'app.js')
})

entry('__launch', (json: string) => {
  const options = parse(json)
  const config = (globalThis as { __wxConfig?: Record<string, unknown> }).__wxConfig
  if (config) config['appLaunchInfo'] = options
  launch(options)
})

entry('__app', (event: string, json: string) => appEvent(event, parse(json)))

entry('__openPage', (id: number, route: string, query: string, json: string) => {
  whileOpening(id, () => {
    try {
      openPage(id, route, parse(query) as Record<string, string>, parse(json))
    } catch (e) {
      reportError(e, route, 'renderError')
    }
  })
})

// For tests: what a page holds.
entry('__data', (id: number) => {
  const open = page(id)
  return open ? JSON.stringify(open.caller['data'] ?? {}) : undefined
})

entry('__restyle', (id: number) => {
  const open = page(id)
  if (open) restyle(open)
})

entry('__page', (id: number, event: string, json: string) => pageEvent(id, event, parse(json)))

entry('__event', (id: number, node: number, type: string, json: string) =>
  dispatchViewEvent(page(id)?.context.node(node), type, parse(json) as ViewEvent))

entry('__ack', (id: number, seq: number) => {
  if (page(id)?.context.batch.painted(seq)) updateIntersections(page(id))
})

entry('__ret', (id: number, call: number, json: string) => page(id)?.context.answer(call, json ? JSON.parse(json) : null))

entry('__settle', (call: number, last: boolean, answer: string) => settle(call, last, answer))

entry('__emit', (name: string, json: string) => emit(name, json ? read(json) : undefined))
