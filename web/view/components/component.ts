import type { Json } from '../protocol'
import type { ViewNode } from '../node'

/** A built-in component: what it adds to the plain element of a node. */
export abstract class Component {
  /** Where the node's children go. */
  readonly container: HTMLElement
  /** It takes care of focus by itself. */
  readonly ownsFocus: boolean = false
  /** Enter and Space mean something else here than a tap. */
  readonly takesKeys: boolean = false
  /** Nothing of what it shows may reach the program: a query is told its box and no more. */
  readonly opaque: boolean = false
  private hovered = ''
  private hoverTimer = 0

  constructor(protected readonly node: ViewNode) {
    this.container = node.el
  }

  /** True while a tap on it means nothing. */
  get inert(): boolean {
    return false
  }

  /** An attribute was set, or taken away (undefined). */
  attribute(_name: string, _value: Json | undefined): void {}
  /** The value as the SDK holds it. */
  value(_value: Json): void {}
  /** Content that comes from the host alone. */
  data(_value: Json): void {}
  /** It, or something in it, was tapped. */
  tapped(): void {}
  /** The inline style was replaced. */
  styled(): void {}
  inserted(): void {}
  removed(): void {}
  /** Its page came to the top. */
  pageShown(): void {}
  dropped(): void {}
  childrenChanged(): void {}
  /** One of its text nodes says something else. */
  textChanged(_text: string): void {
    this.childrenChanged()
  }
  /** A method of the node's context; undefined when there is none of that name. */
  call(_method: string, _args: { [name: string]: Json }): unknown {
    return undefined
  }
  /** A live property that a selector query may ask for. */
  property(_name: string): Json | undefined {
    return undefined
  }

  /** The class shown while it is pressed; '' for none. */
  protected hoverClass(): string {
    const name = this.node.text('hover-class')
    return name === 'none' ? '' : name
  }

  /** After how many milliseconds the hover class comes and goes, where the program says nothing. */
  protected hoverTimes(): [start: number, stay: number] {
    return [50, 400]
  }

  /** A finger or the mouse went down on it, or let go. */
  pressed(on: boolean): void {
    const name = this.hoverClass()
    if (name === '' || (on && this.inert)) return
    clearTimeout(this.hoverTimer)
    const [start, stay] = this.hoverTimes()
    const wait = on ? this.node.number('hover-start-time', start) : this.node.number('hover-stay-time', stay)
    this.hoverTimer = window.setTimeout(() => this.show(on ? name : ''), wait)
  }

  /** Classes that are the component's own and outlive a new class list. */
  transientClasses(): string[] {
    return this.hovered === '' ? [] : scoped(this.hovered, this.node.el)
  }

  private show(name: string): void {
    const el = this.node.el
    el.classList.remove(...this.transientClasses())
    this.hovered = name
    el.classList.add(...this.transientClasses())
  }
}

/** The names in `classes`, plain and in each style scope that the element carries (`s--` marks scope s). */
export function scoped(classes: string, el: Element): string[] {
  const names = classes.split(/\s+/).filter((name) => name !== '')
  const scopes = [...el.classList].filter((name) => name.endsWith('--'))
  return names.flatMap((name) => [name, ...scopes.map((scope) => scope + name)])
}

/** A shadow tree for a component's own parts: the program's sheets cannot reach them, and its children show in the slot. */
export function shadow(node: ViewNode, css: CSSStyleSheet, ...parts: Node[]): ShadowRoot {
  const root = node.el.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [css]
  root.append(...parts)
  return root
}

/** A new element with a class and children. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const el = document.createElement(tag)
  if (className !== '') el.className = className
  el.append(...children)
  return el
}
