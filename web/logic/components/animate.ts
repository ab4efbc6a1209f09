import { Component, type GeneralComponent } from 'glass-easel'
import { guard } from '../errors'
import type { ViewNode } from '../render/node'
import { pageOf } from '../program/pages'
import { keyframes } from '../wx/keyframes'
import { report } from '../wx/unsupported'

interface Self {
  _$: GeneralComponent
}

/** `this.animate(selector, keyframes, duration, callback)`: the view plays it. */
export function animate(this: Self, selector: unknown, frames: unknown, duration: unknown, done?: unknown): void {
  if (typeof done === 'object' && done !== null) {
    report('Component.animate with a scroll timeline')
    return
  }
  const ms = typeof duration === 'number' && duration >= 0 ? duration : 0
  ask(this._$, selector, 'animate', { frames: keyframes(frames), duration: ms }, done)
}

/** `this.clearAnimation(selector, options, callback)`: of all properties when there are no options. */
export function clearAnimation(this: Self, selector: unknown, options?: unknown, done?: unknown): void {
  const chosen = typeof options === 'object' && options !== null ? Object.entries(options).filter(([, on]) => on === true).map(([name]) => name) : []
  ask(this._$, selector, 'clearAnimation', { properties: chosen }, typeof options === 'function' ? options : done)
}

function ask(owner: GeneralComponent, selector: unknown, method: string, args: unknown, done: unknown): void {
  const page = pageOf(owner)
  const found = typeof selector === 'string' ? (owner.getShadowRoot()?.querySelectorAll(selector) ?? []) : []
  const nodes = found.flatMap((element) => (element.getBackendElement() as unknown as ViewNode | null) ?? [])
  const answers = page ? nodes.map((node) => new Promise<unknown>((resolve) => page.context.ask(node.id, method, args, resolve))) : []
  void Promise.all(answers).then(() => {
    if (typeof done === 'function' && Component.isComponent(owner)) guard(`${owner.is} ${method}`, () => (done as () => unknown).call(owner.getMethodCaller()))
  })
}
