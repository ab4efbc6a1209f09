import { Component, type Element, type GeneralComponent } from 'glass-easel'
import { guard } from '../errors'
import { report } from '../wx/unsupported'

// Between two frames at 60 Hz, in milliseconds.
const FRAME = 16

const states = new WeakMap<Element, Record<string, unknown>>()

/** A component as WXS event handlers see it (ComponentDescriptor). */
export function wxsInstance(element: Element): Record<string, unknown> {
  const component = (Component.isComponent(element) ? element : element.ownerShadowRoot?.getHostNode()) as GeneralComponent | undefined
  const shadow = component?.getShadowRoot()
  return {
    selectComponent: (selector: string) => {
      const found = shadow?.querySelector(selector)
      return found ? wxsInstance(found) : null
    },
    selectAllComponents: (selector: string) => (shadow?.querySelectorAll(selector) ?? []).map(wxsInstance),
    setStyle: (style: string | Record<string, unknown>) => element.setNodeStyle(styleText(style), 2 as never),
    addClass: (name: string) => element.toggleNodeClass(name, true),
    removeClass: (name: string) => element.toggleNodeClass(name, false),
    hasClass: (name: string) => element.classList?.contains(name) ?? false,
    getDataset: () => element.dataset,
    getState: () => {
      let state = states.get(element)
      if (!state) states.set(element, (state = {}))
      return state
    },
    callMethod: (name: string, args: unknown) => {
      const caller = component?.getMethodCaller() as Record<string, unknown> | undefined
      const method = caller?.[name]
      return typeof method === 'function' ? (method.call(caller, args) as unknown) : undefined
    },
    triggerEvent: (name: string, detail: unknown, options: object) => component?.triggerEvent(name, detail, options),
    requestAnimationFrame: (run: () => void) => setTimeout(() => guard('WXS requestAnimationFrame', run), FRAME),
    setTimeout: (run: () => void, ms?: number) => setTimeout(() => guard('WXS setTimeout', run), ms),
    clearTimeout: (timer: number) => clearTimeout(timer),
    // WXS runs beside the program's code, not in the view: what is measured there cannot be told at once.
    getComputedStyle: () => (report('ComponentDescriptor.getComputedStyle'), {}),
    getBoundingClientRect: () => (report('ComponentDescriptor.getBoundingClientRect'), { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }),
  }
}

function styleText(style: string | Record<string, unknown>): string {
  return typeof style === 'string' ? style : Object.entries(style).map(([name, value]) => `${name}:${String(value)}`).join(';')
}
