import { guard } from '../errors'
import { component } from 'glass-easel-miniprogram-adapter'
import { pageOf } from '../program/pages'
import { EventChannel } from '../wx/event-channel'
import { IntersectionObserver } from '../wx/intersection'
import { MediaQueryObserver } from '../wx/media-query'
import { SelectorQuery } from '../wx/selector-query'
import { report } from '../wx/unsupported'
import type { GeneralComponent } from 'glass-easel'

interface Self {
  _$: GeneralComponent
}

const proto = component.ComponentCaller.prototype as unknown as Record<string, unknown>
const setData = proto['setData'] as (this: Self, data: object, done?: unknown) => void

/** Gives every page and component the methods that the framework's adapter leaves to the host. */
export function extendCallers(): void {
  const methods: Record<string, unknown> = {
    setData(this: Self, data: unknown, done?: unknown) {
      // What a template throws is no error of the code that set the data.
      guard(`${this._$.is} setData`, () => setData.call(this, typeof data === 'object' && data !== null ? data : {}, typeof done === 'function' ? done : undefined))
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
    // Key-frame animations are not drawn; what follows them must still happen.
    animate(this: Self, ...args: unknown[]) {
      report('Component.animate')
      const done = args[args.length - 1]
      if (typeof done === 'function') this._$.getBackendContext()?.render(() => guard(`${this._$.is} animate`, () => done() as unknown))
    },
    clearAnimation(this: Self, ...args: unknown[]) {
      const done = args[args.length - 1]
      if (typeof done === 'function') this._$.getBackendContext()?.render(() => guard(`${this._$.is} clearAnimation`, () => done() as unknown))
    },
    getTabBar: () => null,
    getAppBar: () => null,
    setUpdatePerformanceListener: () => undefined,
    setInitialRenderingCache: () => undefined,
    setPassiveEvent: () => undefined,
  }
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(proto, name, { value, writable: true, configurable: true })
}
