import type { GeneralComponent } from 'glass-easel'
import { navigateTo } from './navigate'
import { createAnimation } from './animation'
import { defineApi, type ApiSpec } from './api'
import { defineEvents } from './events'
import { IntersectionObserver } from './intersection'
import { objects, type HiddenApi } from './objects'
import { SelectorQuery } from './selector-query'
import { defineUnsupported, type Unsupported } from './unsupported'
import { bytesOf, fromBase64, toBase64 } from './values'
import { topPage } from '../program/pages'
import { guard } from '../errors'

export interface WxOptions {
  apis?: ApiSpec[]
  events?: string[]
  unsupported?: Unsupported
  env?: Record<string, unknown>
}

// Listeners that the logic itself feeds, whatever the SDK lists.
const OWN_EVENTS = ['onAppShow', 'onAppHide', 'onError', 'onUnhandledRejection', 'onPageNotFound', 'onThemeChange', 'onWindowResize']

/**
 * Makes the `wx` object of the program, or of a plugin.
 * @param plugin the plugin's appid: the SDK is told that it is the one that calls
 */
export function makeWx(options: WxOptions, plugin?: string): Record<string, unknown> {
  const wx: Record<string, unknown> = {
    env: { USER_DATA_PATH: 'wxfile://usr', ...options.env },
    nextTick: (run: () => void) => void Promise.resolve().then(() => guard('wx.nextTick', run)),
    createSelectorQuery: () => new SelectorQuery(undefined),
    createAnimation,
    arrayBufferToBase64: (buffer: unknown) => toBase64(bytesOf(buffer)),
    base64ToArrayBuffer: (text: unknown) => fromBase64(String(text)),
    createIntersectionObserver: (caller?: { _$?: GeneralComponent }, options?: object) => new IntersectionObserver(caller?._$, options),
  }
  const hidden: Record<string, unknown> = {}
  for (const own of options.apis ?? []) {
    const spec = plugin === undefined ? own : { ...own, wire: `plugin:${plugin}/${own.name}` }
    defineApi(spec.hidden ? hidden : wx, spec, spec.name === 'navigateTo' ? navigateTo(() => topPage()?.route ?? '') : undefined)
  }
  for (const make of objects) make(wx, hidden as Record<string, HiddenApi>)
  defineEvents(wx, [...new Set([...OWN_EVENTS, ...(options.events ?? [])])])
  defineUnsupported(wx, options.unsupported ?? {})
  return wx
}
