import { Component, Event, type Element, type GeneralComponent, type ShadowedEvent } from 'glass-easel'
import type { ViewNode } from '../render/node'
import { packageRoot, resolvePath } from '../../compiler/paths'
import { guarded } from './wxs'
import { wxsInstance } from './wxs-instance'

type Handler = (event: unknown) => unknown

/** The part of the template engine's wrapper that is used here. */
export interface TemplateWrapper {
  setEventListenerWrapper(wrap: (caller: unknown, event: ShadowedEvent<unknown>, handler: Handler, path?: unknown) => unknown): void
  v(elem: Element, event: string, handler: unknown, final: boolean, mutated: boolean, capture: boolean, dynamic: boolean, path?: unknown): void
  i(elem: Element, id: unknown): void
  r(elem: Element, name: string, value: unknown, model?: unknown, path?: unknown): void
  setFnFilter(): void
  changePropFilter: (listener: unknown) => unknown
}

const BINDING = /^(capture-)?(mut-)?(bind|catch):?(.+)$/

/** Makes a template's event bindings those of mini programs. */
export function attachEvents(wrapper: TemplateWrapper, path: string): void {
  wrapper.setEventListenerWrapper(callHandler)
  // Compiled templates set a filter that only WeChat's own runtime has.
  wrapper.setFnFilter = () => undefined
  wrapper.changePropFilter = changeListener
  const inPlugin = packageRoot(path) !== ''
  const listen = wrapper.v
  wrapper.v = (elem, event, handler, final, ...rest) => {
    if (final && event === 'touchmove') (elem.getBackendElement() as unknown as ViewNode | null)?.setCaught(event)
    listen(elem, event, typeof handler === 'string' && handler !== '' ? named(handler) : handler, final, ...rest)
  }
  const setId = wrapper.i
  wrapper.i = (elem, id) => setId(elem, id ?? '')
  const setProperty = wrapper.r
  // `bindtap` without a colon reaches the framework as an attribute.
  wrapper.r = (elem, name, written, model, lvalue) => {
    const value = inPlugin && name === 'src' && !Component.isComponent(elem) ? pluginFile(path, written) : written
    const match = name.startsWith('b') || name.startsWith('c') || name.startsWith('m') ? BINDING.exec(name) : null
    if (match && !(Component.isComponent(elem) && Component.hasProperty(elem, name))) {
      wrapper.v(elem, match[4]!, value, match[3] === 'catch', !!match[2], !!match[1], true, lvalue)
    } else setProperty(elem, name, value, model, lvalue)
  }
}

// The view knows the program's files, and the plugin's below their own folder.
function pluginFile(path: string, src: unknown): unknown {
  return typeof src === 'string' && src !== '' && !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(src) ? `/${resolvePath(path, src)}` : src
}

/** A `change:prop` function of WXS: it is given the component and the node beside the values. */
function changeListener(listener: unknown): unknown {
  const call = guarded(listener)
  return (value: unknown, before: unknown, owner: GeneralComponent, node: Element) => call(value, before, wxsInstance(owner), wxsInstance(node))
}

// The method is looked up when the event comes, so that a missing one can be told.
function named(method: string): Handler {
  return function (this: Record<string, unknown> & { is: string }, event) {
    const handler = this[method]
    if (typeof handler === 'function') return handler.call(this, event) as unknown
    console.warn(`Component "${this.is}" does not have a method "${method}" to handle event "${(event as { type: string }).type}".`)
    return undefined
  }
}

function callHandler(caller: unknown, event: ShadowedEvent<unknown>, handler: Handler, path?: unknown): unknown {
  const plain = plainEvent(event)
  // A function of a WXS module: it gets the component beside the event, and its `false` stops the event.
  if (Array.isArray(path) && path[0] !== 0) {
    const owner = (caller as { _$: GeneralComponent })._$
    plain['instance'] = wxsInstance(event.currentTarget as unknown as Element)
    return guarded(handler)(plain, wxsInstance(owner))
  }
  const answer = handler.call(caller, plain)
  if (event.type === 'input') (event.extraFields as Extra).answer = answer
  return undefined
}

interface Target {
  id?: string
  dataset?: Record<string, unknown>
}

/** What travels with an event beside its detail. */
interface Extra extends Record<string, unknown> {
  ts?: number | undefined
  touches?: unknown
  changedTouches?: unknown
  offsets?: Record<string, unknown>
  /** What the handler of `input` returned. */
  answer?: unknown
}

function plainTarget(target: Target, offsets?: Record<string, unknown>): Record<string, unknown> {
  const node = (target as Partial<Element>).getBackendElement?.() as unknown as ViewNode | null | undefined
  const offset = node ? offsets?.[node.id] : undefined
  const [left, top] = Array.isArray(offset) ? (offset as unknown[]) : []
  return { id: target.id ?? '', dataset: target.dataset ?? {}, offsetLeft: typeof left === 'number' ? left : 0, offsetTop: typeof top === 'number' ? top : 0 }
}

/** A node of the view as the target of an event; undefined when it is gone. */
export function viewTarget(node: ViewNode | undefined): Record<string, unknown> | undefined {
  return node?.__wxElement ? plainTarget(node.__wxElement as Target) : undefined
}

/** The event as handlers see it: data alone, so that it can be logged, kept and sent. */
function plainEvent(event: ShadowedEvent<unknown>): Record<string, unknown> {
  const extra = event.extraFields as Extra | undefined
  const plain: Record<string, unknown> = {
    type: event.type,
    timeStamp: extra?.ts ?? event.timeStamp,
    target: plainTarget(event.target as Target, extra?.offsets),
    currentTarget: plainTarget(event.currentTarget as Target, extra?.offsets),
    mark: { ...event.mark },
    detail: event.detail,
    mut: event.mutatedMarked(),
  }
  if (extra?.touches !== undefined) {
    plain['touches'] = extra.touches
    plain['changedTouches'] = extra.changedTouches ?? []
  }
  return plain
}

const BUBBLING = /^(tap|longpress|longtap|touch(start|move|end|cancel|forcechange)|transitionend|animation(start|iteration|end))$/

export interface ViewEvent {
  detail?: unknown
  touches?: unknown
  changedTouches?: unknown
  ts?: number
  bubbles?: boolean
  capture?: boolean
  /** Where nodes lie, by their ids: `[offsetLeft, offsetTop]`. */
  offsets?: unknown
}

/** Dispatches an event of the view; true when a handler caught it. */
export function dispatchViewEvent(node: ViewNode | undefined, type: string, data: ViewEvent): boolean {
  let at = node
  while (at && (!at.__wxElement || !isElement(at.__wxElement))) at = at.parent ?? undefined
  if (!at) return false
  updateModels(at, type, data.detail)
  const extraFields: Extra = { ts: data.ts, offsets: data.offsets as Record<string, unknown> }
  if (data.touches !== undefined) {
    extraFields.touches = data.touches
    extraFields.changedTouches = data.changedTouches
  }
  const event = new Event(type, data.detail ?? {}, { bubbles: data.bubbles ?? BUBBLING.test(type), composed: true, capturePhase: true, extraFields })
  Event.dispatchEvent(at.__wxElement!, event)
  if (type === 'input') rewrite(at, extraFields.answer)
  return event.propagationStopped()
}

// What the handler of an input returns takes the place of what was typed: a text, or `{value, cursor}`.
function rewrite(node: ViewNode, answer: unknown): void {
  if (typeof answer === 'string' || typeof answer === 'number') node.rewrite(String(answer), undefined)
  else if (typeof answer === 'object' && answer !== null && 'value' in answer) {
    const { value, cursor } = answer as { value: unknown; cursor?: unknown }
    if (typeof value === 'string' || typeof value === 'number') node.rewrite(String(value), typeof cursor === 'number' ? cursor : undefined)
  }
}

function isElement(node: unknown): boolean {
  return typeof (node as { addListener?: unknown }).addListener === 'function'
}

// `model:value` and its kin: the control's new value goes into the data before any handler runs.
function updateModels(node: ViewNode, type: string, detail: unknown): void {
  if (!node.models || (type !== 'input' && type !== 'change') || typeof detail !== 'object' || detail === null) return
  const fields = detail as Record<string, unknown>
  for (const [name, listener] of node.models) {
    if (name in fields) listener(fields[name])
    else if (type === 'change' && 'value' in fields) listener(fields['value'])
  }
}
