import type { Element as Component } from 'glass-easel'
import type { PageContext } from './context'
import type { Operation } from './batch'

type ModelListener = (value: unknown) => void

const BUBBLE = 1
const CAPTURE = 2
const CAUGHT = 4

/** A node of the view, as the component framework's composed backend sees it. */
export class ViewNode {
  __wxElement?: Component
  readonly childNodes: ViewNode[] = []
  parent: ViewNode | null = null
  models: Map<string, ModelListener> | null = null
  /** Of a canvas: what `wx.createCanvasContext` names it by. */
  canvasId: string | undefined
  private classes: string[] | null = null
  private scopeClasses: string[] | null = null
  private classesDirty = false
  private listeners: Map<string, number> | null = null
  private released = false

  constructor(
    private readonly context: PageContext,
    /** 0 for a fragment, which the view never sees. */
    readonly id: number,
    private readonly created: Operation | null,
  ) {}

  associateValue(value: Component): void {
    this.__wxElement = value
    const path = this.context.hostPath(value)
    if (path !== null && this.created !== null && this.id !== 1) this.created[2] = path
  }

  release(): void {
    if (this.released) return
    this.released = true
    if (this.id === 0) return
    this.context.forget(this)
    this.context.batch.push(['del', this.id])
  }

  appendChild(child: ViewNode): void {
    this.insert(child, null)
  }

  insertBefore(child: ViewNode, before: ViewNode | null): void {
    this.insert(child, before)
  }

  removeChild(child: ViewNode): void {
    this.drop(child)
  }

  replaceChild(child: ViewNode, old: ViewNode): void {
    this.insert(child, old)
    this.drop(old)
  }

  spliceBefore(before: ViewNode, deleteCount: number, list: ViewNode): void {
    for (const child of list.childNodes.splice(0)) {
      child.parent = null
      this.insert(child, before)
    }
    this.spliceRemove(before, deleteCount)
  }

  spliceAppend(list: ViewNode): void {
    for (const child of list.childNodes.splice(0)) {
      child.parent = null
      this.insert(child, null)
    }
  }

  spliceRemove(before: ViewNode, deleteCount: number): void {
    if (deleteCount === 0) return
    const start = this.childNodes.indexOf(before)
    for (const child of this.childNodes.splice(start, deleteCount)) {
      child.parent = null
      if (this.id !== 0) this.context.batch.push(['rem', this.id, child.id])
    }
  }

  setId(): void {
    this.context.batch.push(['id', this.id, this.__wxElement?.id ?? ''])
  }

  setStyleScope(scope: number, _extra?: number, hostScope?: number): void {
    const names: string[] = []
    const own = this.context.scopeName(scope)
    if (own) names.push(`${own}--`)
    const hosted = hostScope === undefined ? '' : this.context.scopeName(hostScope)
    if (hosted) names.push(`${hosted}--host`)
    if (names.length === 0) return
    this.scopeClasses = names
    this.touchClasses()
  }

  setStyle(css: string): void {
    this.context.batch.push(['style', this.id, css])
  }

  addClass(name: string, scope?: number): void {
    const full = this.context.className(name, scope)
    this.classes ??= []
    this.classes.push(full)
    this.touchClasses()
  }

  removeClass(name: string, scope?: number): void {
    const at = this.classes?.indexOf(this.context.className(name, scope)) ?? -1
    if (at < 0) return
    this.classes!.splice(at, 1)
    this.touchClasses()
  }

  clearClasses(): void {
    this.classes = null
    this.touchClasses()
  }

  setAttribute(name: string, value: unknown): void {
    if (name === 'canvas-id' || name === 'canvasId') this.canvasId = String(value)
    if (value === undefined || typeof value === 'function') this.removeAttribute(name)
    else this.context.batch.push(['attr', this.id, kebabCase(name), value])
  }

  removeAttribute(name: string): void {
    this.context.batch.push(['noattr', this.id, kebabCase(name)])
  }

  setText(text: string): void {
    this.context.batch.push(['text', this.id, text])
  }

  setModelBindingStat(name: string, listener: ModelListener | null): void {
    this.models ??= new Map()
    if (listener) this.models.set(name, listener)
    else this.models.delete(name)
  }

  setListenerStats(type: string, capture: boolean): void {
    this.listeners ??= new Map()
    const how = (this.listeners.get(type) ?? 0) | (capture ? CAPTURE : BUBBLE)
    if (this.listeners.get(type) === how) return
    this.listeners.set(type, how)
    this.context.batch.push(['on', this.id, type, how])
  }

  /** A handler catches the event: of `touchmove` the view must know before it comes. */
  setCaught(type: string): void {
    this.listeners ??= new Map()
    const how = (this.listeners.get(type) ?? 0) | CAUGHT
    if (this.listeners.get(type) === how) return
    this.listeners.set(type, how)
    this.context.batch.push(['on', this.id, type, how])
  }

  /** Writes the text of an input anew, as its handler wishes. */
  rewrite(value: string, cursor: number | undefined): void {
    this.context.batch.push(['attr', this.id, 'value', value])
    if (cursor !== undefined) this.context.ask(this.id, 'cursor', { cursor }, () => undefined)
  }

  getBoundingClientRect(cb: (rect: unknown) => void): void {
    this.context.ask(this.id, 'rect', null, (value) => cb(value ?? { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }))
  }

  getScrollOffset(cb: (offset: unknown) => void): void {
    this.context.ask(this.id, 'scrollOffset', null, (value) => cb(value ?? { scrollLeft: 0, scrollTop: 0, scrollWidth: 0, scrollHeight: 0 }))
  }

  /** Called when the batch is closed. */
  flush(): void {
    this.classesDirty = false
    if (this.released) return
    const names = [...(this.scopeClasses ?? []), ...(this.classes ?? [])]
    this.context.batch.push(['class', this.id, [...new Set(names)]])
  }

  private touchClasses(): void {
    if (this.classesDirty) return
    this.classesDirty = true
    this.context.batch.touch(this)
  }

  private insert(child: ViewNode, before: ViewNode | null): void {
    if (child.parent) {
      const siblings = child.parent.childNodes
      siblings.splice(siblings.indexOf(child), 1)
    }
    const at = before ? this.childNodes.indexOf(before) : -1
    if (at < 0) this.childNodes.push(child)
    else this.childNodes.splice(at, 0, child)
    child.parent = this
    if (this.id !== 0) this.context.batch.push(['ins', this.id, child.id, at < 0 ? 0 : this.idFrom(at + 1)])
  }

  // A node that was released keeps its place here until it is removed; the view has it no more.
  private idFrom(at: number): number {
    return this.childNodes.slice(at).find((node) => !node.released)?.id ?? 0
  }

  private drop(child: ViewNode): void {
    const at = this.childNodes.indexOf(child)
    if (at < 0) return
    this.childNodes.splice(at, 1)
    child.parent = null
    if (this.id !== 0) this.context.batch.push(['rem', this.id, child.id])
  }
}

const names = new Map<string, string>()

// Programs write `open-type` and `openType` for the same attribute.
function kebabCase(name: string): string {
  let kebab = names.get(name)
  if (kebab === undefined) names.set(name, (kebab = name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)))
  return kebab
}
