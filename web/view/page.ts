import type { Json, Operation, TouchPoint, WindowConfig } from './protocol'
import type { Channel } from './channel'
import { ViewNode, nodeOf, type TextNode } from './node'
import { PageSheets } from './sheets'
import { PageScroll } from './pagescroll'
import { listenToPointers } from './gestures'
import { componentFor, componentSheets } from './components/registry'
import { answer, asObject } from './queries'
import { Canvases } from './canvas/canvases'

/** One page: a shadow tree of its own, so that the sheets of two pages never meet. */
export class Page {
  readonly host = document.createElement('pergola-page')
  readonly root: ShadowRoot
  readonly scroll: PageScroll
  readonly canvases: Canvases
  /** Ends with the page. */
  readonly life = new AbortController()
  /** A finger is on it. */
  touching = false
  private readonly sheets: PageSheets
  private readonly nodes = new Map<number, ViewNode | TextNode>()

  constructor(readonly id: number, readonly route: string, readonly window: WindowConfig, private readonly channel: Channel) {
    this.root = this.host.attachShadow({ mode: 'open' })
    this.sheets = new PageSheets(this.root, componentSheets())
    this.scroll = new PageScroll(this)
    this.canvases = new Canvases(route, (text) => this.fault(text))
    this.host.hidden = true
    this.host.inert = true
    listenToPointers(this)
  }

  /** Applies one batch in order. An operation that cannot be applied is reported, and the rest goes on. */
  apply(seq: number, ops: Operation[]): void {
    for (const op of ops) {
      try {
        this.applyOne(op)
      } catch (error) {
        this.fault(`${op[0]}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    if (ops.some(([name]) => name === 'sheet' || name === 'class' || name === 'style')) this.spreadBackground()
    // The tree can be measured now. To wait for the frame as well would hold every callback back for up to 16 ms.
    this.channel.send({ t: 'ack', page: this.id, seq })
  }

  element(id: number): ViewNode | undefined {
    const node = this.nodes.get(id)
    return node instanceof ViewNode ? node : undefined
  }

  /** The element of the program that a DOM element is, or lies in. */
  nodeAt(dom: Element): ViewNode | undefined {
    return nodeOf(dom)
  }

  get body(): ViewNode | undefined {
    return this.element(1)
  }

  /** The page is on top now. */
  shown(): void {
    for (const node of this.nodes.values()) if (node instanceof ViewNode) node.component?.pageShown()
  }

  /** Takes the focus from the page's input. */
  hideKeyboard(): void {
    const { activeElement } = this.root
    if (activeElement instanceof HTMLElement) activeElement.blur()
  }

  drop(): void {
    for (const node of this.nodes.values()) if (node instanceof ViewNode) node.component?.dropped()
    this.life.abort()
    this.sheets.drop()
    this.host.remove()
  }

  report(node: ViewNode, type: string, detail: unknown, trusted: boolean, touches?: { touches: TouchPoint[]; changedTouches: TouchPoint[] }): void {
    this.channel.send({ t: 'ev', page: this.id, node: node.id, type, detail, trusted, ...touches, offsets: offsets(node, type), ts: Math.round(performance.now()) })
  }

  /** Something of the view's own went wrong: the program's author reads it. */
  fault(text: string): void {
    this.channel.send({ t: 'error', page: this.id, text })
  }

  pageEvent(type: string, detail: unknown): void {
    this.channel.send({ t: 'pageEvent', page: this.id, type, detail })
  }

  return(call: number, value: unknown): void {
    this.channel.send({ t: 'ret', page: this.id, call, value: value ?? null })
  }

  private applyOne(op: Operation): void {
    const [name, first, second, third] = op
    switch (name) {
      case 'new': return this.create(first as number, second as string)
      case 'txt': return void this.nodes.set(first as number, { id: first as number, text: document.createTextNode(second as string) })
      case 'ins': return this.insert(first as number, second as number, third as number)
      case 'rem': return this.remove(second as number)
      case 'del': return this.forget(first as number)
      case 'text': return this.setText(first as number, second as string)
      case 'attr': return this.known(first).setAttribute(second as string, third as Json)
      case 'noattr': return this.known(first).setAttribute(second as string, undefined)
      case 'class': return this.known(first).setClass(second as string[])
      case 'style': return this.known(first).setStyle(second as string)
      case 'id': return void (this.known(first).el.id = second as string)
      case 'on': return this.known(first).listen(second as string, third as number)
      case 'call': return this.ask(first as number, second as number, third as string, op[4] as Json)
      case 'draw': return this.canvases.draw(first as number, second as Json)
      case 'image': return this.canvases.pictures.name(first as number, String(second))
      case 'sheet': return this.sheets.put(first as string, second as string)
      default: throw new Error('unknown operation')
    }
  }

  private ask(call: number, node: number, method: string, args: Json): void {
    const later = this.canvases.ask(node, method, asObject(args))
    if (later) void later.then((value) => this.return(call, value))
    else answer(this, call, this.element(node), method, args)
  }

  /** The page's background covers the window, also where its content ends. */
  private spreadBackground(): void {
    const body = this.body
    if (!body) return
    const { backgroundColor } = getComputedStyle(body.el)
    this.host.style.backgroundColor = backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : backgroundColor
  }

  private create(id: number, tag: string): void {
    const { element, component } = componentFor(tag)
    const node = new ViewNode(this, id, tag, element)
    node.component = component?.(node)
    this.nodes.set(id, node)
    if (id === 1) {
      this.root.querySelector('wx-page')?.remove()
      this.root.append(node.el)
    }
  }

  private insert(parentId: number, id: number, beforeId: number): void {
    const parent = this.known(parentId)
    const child = this.dom(id)
    const container = parent.component?.container ?? parent.el
    const before = beforeId === 0 ? null : this.dom(beforeId)
    container.insertBefore(child, before)
    parent.component?.childrenChanged()
    this.element(id)?.component?.inserted()
  }

  private remove(id: number): void {
    const node = this.nodes.get(id)
    const parent = node instanceof ViewNode ? node.parent : undefined
    this.dom(id).remove()
    if (node instanceof ViewNode) node.component?.removed()
    parent?.component?.childrenChanged()
  }

  private forget(id: number): void {
    const node = this.nodes.get(id)
    if (node instanceof ViewNode) {
      node.component?.dropped()
      node.el.remove()
    } else node?.text.remove()
    this.nodes.delete(id)
  }

  private setText(id: number, text: string): void {
    const node = this.nodes.get(id)
    if (!node || node instanceof ViewNode) throw new Error(`node ${id} is no text`)
    node.text.data = text
    nodeOf(node.text.parentNode)?.component?.textChanged(text)
  }

  private dom(id: number): ChildNode & Node {
    const node = this.nodes.get(id)
    if (!node) throw new Error(`no node ${id}`)
    return node instanceof ViewNode ? node.el : node.text
  }

  private known(id: Json | undefined): ViewNode {
    const node = this.element(id as number)
    if (!node) throw new Error(`no element ${String(id)}`)
    return node
  }
}

/** Where the nodes lie that a handler of this event may ask about: the target, the hosts of components around it, and who listens. */
function offsets(node: ViewNode, type: string): { [node: number]: [left: number, top: number] } {
  const found: { [node: number]: [number, number] } = {}
  for (let at: ViewNode | undefined = node; at; at = at.parent) {
    if (at === node || at.listeners.has(type) || at.tag.includes('/')) found[at.id] = [at.el.offsetLeft, at.el.offsetTop]
  }
  return found
}
