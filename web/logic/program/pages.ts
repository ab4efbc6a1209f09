import { Element, type GeneralComponent } from 'glass-easel'
import { packageRoot } from '../../compiler/paths'
import { styleScope, unscope } from '../../compiler/scope'
import { componentConfig, loadComponent } from '../components/load'
import { components, space } from '../components/space'
import { guard } from '../errors'
import { host } from '../host'
import { PageContext } from '../render/context'
import { emit } from '../wx/events'
import { takeOpener } from '../wx/navigate'
import { pageOpens } from '../wx/performance'
import { runReady } from './ready'
import { makeTabBar, tabBarUses } from './tab-bar'

export type Caller = Record<string, unknown> & { setData(data: object): void }

export interface PageInstance {
  id: number
  route: string
  root: GeneralComponent
  caller: Caller
  context: PageContext
  /** The program's own tab bar on this page, where `tabBar.custom` is set. */
  tabBar: GeneralComponent | null
}

interface OpenOptions {
  /** How the page is opened, in the words of `wx.onAppRoute`. */
  openType?: string
  /** The ids of the pages of the stack, this one last, where the order is not that of opening. */
  stack?: number[]
}

const pages = new Map<number, PageInstance>()
const owners = new WeakMap<object, PageInstance>()
let stack: number[] = []
const device: Record<string, unknown> = {}

/** Takes what is known of the window; pages that are open see it too. */
export function setDevice(value: Record<string, unknown>): void {
  Object.assign(device, value)
}

export function page(id: number): PageInstance | undefined {
  return pages.get(id)
}

export function setStack(ids: number[] | undefined): void {
  if (ids) stack = ids
}

export function getCurrentPages(): Caller[] {
  return stack.flatMap((id) => pages.get(id)?.caller ?? [])
}

export function topPage(): PageInstance | undefined {
  return pages.get(stack[stack.length - 1] ?? 0)
}

/** The page that a component is part of. */
export function pageOf(component: GeneralComponent): PageInstance | undefined {
  const context = component.getBackendContext()
  return context ? owners.get(context) : undefined
}

/** Makes a page, runs `onLoad`, and renders it; `onReady` follows the first paint. */
export function openPage(id: number, route: string, query: Record<string, string>, options: OpenOptions): void {
  const path = route.replace(/^\//, '')
  const referrer = topPage()
  const openType = options.openType ?? 'navigateTo'
  const event = routeEvent(id, path, query, openType)
  const opening = pageOpens(id, path, openType, referrer)
  emit('onBeforeAppRoute', event)
  emit('onAppRoute', event)
  const uses = [...loadComponent(path), ...tabBarUses(path)]
  const context = new PageContext(id, components.styleScopeManager, device, runReady)
  sendSheets(context, path, uses)
  const url = `/${path}?${Object.entries(query).map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`).join('&')}`
  const root = components.createComponentByUrl('page', url, null, context as never)
  const caller = root.getMethodCaller() as unknown as Caller
  const instance: PageInstance = { id, route: path, root, caller, context, tabBar: makeTabBar(path, root, context) }
  pages.set(id, instance)
  owners.set(context, instance)
  stack = options.stack ?? [...stack, id]
  const channel = takeOpener(path)
  Object.assign(caller, { route: path, __route__: path, options: query })
  Object.defineProperty(caller, 'getOpenerEventChannel', { value: () => channel, configurable: true })
  Element.pretendAttached(root)
  if (instance.tabBar) Element.pretendAttached(instance.tabBar)
  emit('onBeforePageLoad', event)
  call(instance, 'onLoad', query)
  emit('onAfterPageLoad', event)
  opening.sent()
  context.batch.afterPaint(() => {
    opening.painted()
    call(instance, 'onReady')
    emit('onAppRouteDone', event)
    host.event('pageReady', JSON.stringify({ page: id }))
  })
}

let routes = 0

/** What the listeners of `wx.onAppRoute` and its like are told. */
export function routeEvent(id: number, path: string, query: unknown, openType: string): Record<string, unknown> {
  return { path, query, openType, webviewId: id, notFound: false, renderer: 'webview', routeEventId: `${id}-${++routes}`, timeStamp: Date.now() }
}

/** Calls a page's method, if it has it; what it throws is reported. */
export function call(instance: PageInstance, name: string, ...args: unknown[]): unknown {
  const method = instance.caller[name]
  return typeof method === 'function' ? guard(`${instance.route} ${name}`, () => method.apply(instance.caller, args) as unknown) : undefined
}

/** Tells the components of a page of its lifetime: those in it, and those of its tab bar. */
export function tellComponents(instance: PageInstance, lifetime: string, args: unknown[] = []): void {
  instance.root.triggerPageLifetime(lifetime, args as never)
  instance.tabBar?.triggerPageLifetime(lifetime, args as never)
}

export function closePage(instance: PageInstance): void {
  const event = { path: instance.route, webviewId: instance.id, timeStamp: Date.now() }
  emit('onBeforePageUnload', event)
  call(instance, 'onUnload')
  emit('onAfterPageUnload', event)
  guard(instance.route, () => Element.pretendDetached(instance.root))
  if (instance.tabBar) guard(instance.route, () => Element.pretendDetached(instance.tabBar!))
  pages.delete(instance.id)
  stack = stack.filter((id) => id !== instance.id)
  instance.context.destroy()
}

const NO_APP_STYLES = /^page-isolated$/
const SHARED = /^(page-)?shared$/

/** Sends a page's sheets again: their files have changed. */
export function restyle(instance: PageInstance): void {
  sendSheets(instance.context, instance.route, loadComponent(instance.route), true)
}

function sendSheets(context: PageContext, path: string, uses: string[], again = false): void {
  // A sheet that cannot be compiled costs its styles, not the page.
  const send = (sheet: string, change: (css: string) => string): void => {
    const css = guard(sheet, () => host.sheet(sheet) ?? '')
    // One that was sent before, and is empty or gone now, must lose its rules.
    if (css || (again && css !== undefined)) context.batch.push(['sheet', sheet, change(css)])
  }
  const asWritten = (css: string): string => css
  const isolation = isolationOf(path)
  if (!NO_APP_STYLES.test(isolation) && packageRoot(path) === '') send('app.wxss', asWritten)
  for (const used of uses) send(`${used}.wxss`, SHARED.test(isolationOf(used)) ? (css) => unscope(css, styleScope(used)) : asWritten)
  // A page whose json calls it a component was compiled with a scope; it keeps it unless it shares its styles.
  send(`${path}.wxss`, isShared(path, isolation) ? (css) => unscope(css, styleScope(path)) : asWritten)
}

function isolationOf(path: string): string {
  return space.getComponentStaticConfig(path)?.styleIsolation ?? ''
}

function isShared(path: string, isolation: string): boolean {
  return componentConfig(path)?.component !== true || SHARED.test(isolation)
}
