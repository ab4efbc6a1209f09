import { packageRoot } from '../../compiler/paths'
import { guard } from '../errors'
import { component } from 'glass-easel-miniprogram-adapter'
import { pageOf } from '../program/pages'
import { EventChannel } from '../wx/event-channel'
import { IntersectionObserver } from '../wx/intersection'
import { MediaQueryObserver } from '../wx/media-query'
import { SelectorQuery } from '../wx/selector-query'
import { apiError } from '../wx/api'
import { report } from '../wx/unsupported'
import { animate, clearAnimation } from './animate'
import type { GeneralComponent } from 'glass-easel'

interface Self {
  _$: GeneralComponent
}

type Listener = (result: unknown) => unknown
type Select = (this: Self, selector: string, type?: unknown) => unknown

const listeners = new WeakMap<GeneralComponent, { listener: Listener; withDataPaths: boolean } | null>()
let updates = 0

const proto = component.ComponentCaller.prototype as unknown as Record<string, unknown>
const setData = proto['setData'] as (this: Self, data: object, done?: unknown) => void
const select = proto['selectComponent'] as Select
const selectAll = proto['selectAllComponents'] as (...args: Parameters<Select>) => unknown[]
const selectOwner = proto['selectOwnerComponent'] as (this: Self, type?: unknown) => unknown

// A component of a plugin gives the program what it exports, and itself never; the same the other way.
function within(self: Self, found: unknown): unknown {
  return found instanceof component.ComponentCaller && packageRoot(found._$.is) !== packageRoot(self._$.is) ? null : (found ?? null)
}

function refuse(name: string): never {
  throw apiError(report(`Component.${name}`))
}

/** Runs an update, and tells the listener of the component how long it took. */
function measured(self: Self, data: unknown, update: () => void): void {
  const heard = listeners.get(self._$)
  if (!heard) {
    update()
    return
  }
  const start = Date.now()
  update()
  const end = Date.now()
  const paths = heard.withDataPaths ? { dataPaths: Object.keys((data as object | null) ?? {}) } : {}
  guard(`${self._$.is} setUpdatePerformanceListener`, () => heard.listener({
    updateProcessId: ++updates, isMergedUpdate: false, pendingStartTimestamp: start, updateStartTimestamp: start, updateEndTimestamp: end, ...paths,
  }))
}

/** Gives every page and component the methods that the framework's adapter leaves to the host. */
export function extendCallers(): void {
  const methods: Record<string, unknown> = {
    setData(this: Self, data: unknown, done?: unknown) {
      // What a template throws is no error of the code that set the data.
      const update = (): void => setData.call(this, typeof data === 'object' && data !== null ? data : {}, typeof done === 'function' ? done : undefined)
      guard(`${this._$.is} setData`, () => measured(this, data, update))
    },
    createSelectorQuery(this: Self) {
      return new SelectorQuery(this._$)
    },
    createIntersectionObserver(this: Self, options?: object) {
      return new IntersectionObserver(this._$, options)
    },
    createMediaQueryObserver(this: Self) {
      return new MediaQueryObserver(this._$)
    },
    getOpenerEventChannel: () => new EventChannel(),
    getPageId(this: Self) {
      return `pageId:${pageOf(this._$)?.id ?? 0}`
    },
    animate,
    clearAnimation,
    applyAnimatedStyle: () => refuse('applyAnimatedStyle'),
    clearAnimatedStyle: () => refuse('clearAnimatedStyle'),
    selectComponent(this: Self, selector: string, type?: unknown) {
      return within(this, select.call(this, selector, type))
    },
    selectAllComponents(this: Self, selector: string, type?: unknown) {
      return selectAll.call(this, selector, type).map((found) => within(this, found)).filter((found) => found !== null)
    },
    selectOwnerComponent(this: Self, type?: unknown) {
      return within(this, selectOwner.call(this, type))
    },
    getTabBar(this: Self) {
      return pageOf(this._$)?.tabBar?.getMethodCaller() ?? null
    },
    getAppBar: () => null,
    setUpdatePerformanceListener(this: Self, options: unknown, listener: unknown) {
      listeners.set(this._$, typeof listener === 'function' ? { listener: listener as Listener, withDataPaths: (options as { withDataPaths?: unknown } | null)?.withDataPaths === true } : null)
    },
    setInitialRenderingCache: () => undefined,
    setPassiveEvent: () => undefined,
  }
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(proto, name, { value, writable: true, configurable: true })
}
