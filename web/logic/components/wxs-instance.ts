import { Component, type Element, type GeneralComponent } from 'glass-easel'

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
    requestAnimationFrame: (run: () => void) => setTimeout(run, 16),
    setTimeout: (run: () => void, ms?: number) => setTimeout(run, ms),
    clearTimeout: (timer: number) => clearTimeout(timer),
  }
}

function styleText(style: string | Record<string, unknown>): string {
  return typeof style === 'string' ? style : Object.entries(style).map(([name, value]) => `${name}:${String(value)}`).join(';')
}
