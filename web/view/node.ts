import type { Json } from './protocol'
import type { Page } from './page'
import type { Component } from './components/component'
import { Animator } from './animations'
import { safeCss } from './css'
import { blockScrolling } from './blocking'

/** A node of a page: what the operations name by number. */
export interface TextNode {
  readonly id: number
  readonly text: Text
}

const nodes = new WeakMap<Node, ViewNode>()

/** The element of the program that a DOM node belongs to. */
export function nodeOf(dom: EventTarget | null): ViewNode | undefined {
  return dom instanceof Node ? nodes.get(dom) : undefined
}

/** Makes a DOM node stand for an element of the program: what is drawn in it belongs there, wherever it is. */
export function belongs(dom: Node, node: ViewNode): void {
  nodes.set(dom, node)
}

/** Attributes that sheets select by; they go to the DOM as they are. None of them loads or runs anything. */
const reflected = new Set([
  'type', 'size', 'plain', 'disabled', 'loading', 'mode', 'name', 'checked', 'scroll-x', 'scroll-y', 'vertical', 'lang', 'dir', 'title', 'role',
])

/** The bit of a listener's `how` that says that a handler catches the event. */
const caught = 4

/** An element of the program, its DOM element, and the built-in component that draws it. */
export class ViewNode {
  readonly el: HTMLElement
  readonly attrs = new Map<string, Json>()
  readonly listeners = new Map<string, number>()
  component: Component | undefined
  private animator: Animator | undefined

  constructor(readonly page: Page, readonly id: number, readonly tag: string, name: string) {
    this.el = document.createElement(name)
    nodes.set(this.el, this)
  }

  /** The nearest element of the program above this one. */
  get parent(): ViewNode | undefined {
    for (let dom = this.el.parentNode; dom; dom = dom.parentNode) {
      const node = nodes.get(dom)
      if (node) return node
    }
    return undefined
  }

  /** The elements of the program that are its DOM children. */
  childNodes(): ViewNode[] {
    return [...(this.component?.container ?? this.el).children].flatMap((el) => nodes.get(el) ?? [])
  }

  setAttribute(name: string, value: Json | undefined): void {
    // What is shown is not loaded again: a handler of an error that sets the same address would go round for ever.
    if (name === 'src' && value !== undefined && this.attrs.get(name) === value) return
    if (value === undefined || value === null) this.attrs.delete(name)
    else this.attrs.set(name, value)
    this.reflect(name, value)
    if (name === 'animation') (this.animator ??= new Animator(this.el)).run(value)
    this.component?.attribute(name, value ?? undefined)
  }

  setClass(names: string[]): void {
    const kept = this.component?.transientClasses() ?? []
    this.el.className = [...names, ...kept].join(' ')
  }

  setStyle(css: string): void {
    this.el.setAttribute('style', safeCss(css, this.page.route))
    this.animator?.restore()
    this.component?.styled()
  }

  listen(type: string, how: number): void {
    if (how === 0) this.listeners.delete(type)
    else this.listeners.set(type, how)
    if (type === 'touchmove' && (how & caught) !== 0) blockScrolling(this)
    if (type === 'tap' && this.id !== 1 && !this.component?.ownsFocus) {
      // A thing that can be tapped can be reached by the keyboard.
      if (how === 0) this.el.removeAttribute('tabindex')
      else this.el.tabIndex = 0
    }
  }

  bool(name: string, fallback = false): boolean {
    const value = this.attrs.get(name)
    if (value === undefined) return fallback
    return value !== false && value !== 'false' && value !== 0 && value !== null
  }

  text(name: string, fallback = ''): string {
    const value = this.attrs.get(name)
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : fallback
  }

  number(name: string, fallback: number): number {
    const value = this.attrs.get(name)
    if (value === undefined || value === '' || value === true || value === false) return fallback
    const number = typeof value === 'string' ? parseFloat(value) : Number(value)
    return Number.isFinite(number) ? number : fallback
  }

  /** A length in px; `rpx` is understood. */
  length(name: string, fallback: number): number {
    const number = this.number(name, NaN)
    if (Number.isNaN(number)) return fallback
    return /rpx\s*$/.test(this.text(name)) ? (number * innerWidth) / 750 : number
  }

  /** Reports an event on this node. */
  emit(type: string, detail: unknown, trusted = false): void {
    this.page.report(this, type, detail, trusted)
  }

  /** Reports an event that nobody but a listener on this very node could want. */
  emitIfHeard(type: string, detail: unknown): void {
    if (this.listeners.has(type)) this.emit(type, detail)
  }

  private reflect(name: string, value: Json | undefined): void {
    if (name === 'hidden') {
      this.el.hidden = this.bool('hidden')
      return
    }
    if (name === 'aria-role') name = 'role'
    if (!reflected.has(name) && !name.startsWith('aria-')) return
    if (value === undefined || value === null || (value === false && !name.startsWith('aria-'))) this.el.removeAttribute(name)
    else if (typeof value !== 'object') this.el.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value))
  }
}
