import { BackendMode, Component, type Element, type GeneralComponent, type StyleScopeManager } from 'glass-easel'
import { Batch, type Operation } from './batch'
import { ViewNode } from './node'

interface Device {
  windowWidth?: number
  windowHeight?: number
  pixelRatio?: number
  theme?: string
}

/** The view's side of one page: makes its nodes, and asks the view about them. */
export class PageContext {
  readonly mode = BackendMode.Composed as const
  readonly batch: Batch
  private readonly nodes = new Map<number, ViewNode>()
  private readonly questions = new Map<number, (value: unknown) => void>()
  private readonly root = new ViewNode(this, 0, null)
  private lastId = 0
  private lastOffscreen = 0
  private lastCall = 0
  /** Components attached since the last paint; their `ready` is still to come. */
  private fresh: GeneralComponent[] = []

  constructor(
    page: number,
    private readonly scopes: StyleScopeManager,
    private readonly device: Device,
    /** Told of the components that were painted for the first time. */
    private readonly ready: (components: GeneralComponent[]) => void,
  ) {
    this.batch = new Batch(page)
  }

  node(id: number): ViewNode | undefined {
    return this.nodes.get(id)
  }

  /** The first node for which `test` is true. */
  find(test: (node: ViewNode) => boolean): ViewNode | undefined {
    for (const node of this.nodes.values()) if (test(node)) return node
    return undefined
  }

  /** The number of a new canvas that is not on the screen: canvases of the page have the numbers of their nodes. */
  nextOffscreen(): number {
    return --this.lastOffscreen
  }

  createElement(logicalName: string, stylingName: string): ViewNode {
    const id = ++this.lastId
    const op: Operation = ['new', id, id === 1 ? 'page' : logicalName === 'wx-x' ? stylingName : logicalName]
    return this.add(id, op)
  }

  createTextNode(text: string): ViewNode {
    const id = ++this.lastId
    return this.add(id, ['txt', id, text])
  }

  createFragment(): ViewNode {
    return new ViewNode(this, 0, null)
  }

  forget(node: ViewNode): void {
    this.nodes.delete(node.id)
  }

  /** The path of a custom component, for its host's tag: always with a slash in it. Null for other nodes. */
  hostPath(element: Element): string | null {
    if (!Component.isComponent(element)) return null
    return element.is.includes('/') ? element.is : `./${element.is}`
  }

  /** A component came into the tree: its `ready` follows the next paint. */
  attached(component: GeneralComponent): void {
    if (this.fresh.length === 0) this.batch.afterPaint(() => this.ready(this.takeFresh()))
    this.fresh.push(component)
  }

  private takeFresh(): GeneralComponent[] {
    const fresh = this.fresh
    this.fresh = []
    return fresh
  }

  scopeName(scope: number): string {
    return this.scopes.queryName(scope) ?? ''
  }

  className(name: string, scope: number | undefined): string {
    const prefix = scope === undefined ? '' : this.scopeName(scope)
    return prefix ? `${prefix}--${name}` : name
  }

  /** Asks the view about a node; `answer` gets null when the node is gone. */
  ask(node: number, method: string, args: unknown, answer: (value: unknown) => void): void {
    if (this.batch.closed) {
      void Promise.resolve().then(() => answer(null))
      return
    }
    const call = ++this.lastCall
    this.questions.set(call, answer)
    this.batch.push(['call', call, node, method, args])
  }

  answer(call: number, value: unknown): void {
    const question = this.questions.get(call)
    this.questions.delete(call)
    question?.(value)
  }

  render(done: (error: Error | null) => void): void {
    this.batch.afterPaint(() => done(null))
  }

  destroy(): void {
    this.batch.close()
    this.nodes.clear()
    for (const call of [...this.questions.keys()]) this.answer(call, null)
  }

  getRootNode(): ViewNode {
    return this.root
  }

  getWindowWidth(): number {
    return this.device.windowWidth ?? 375
  }

  getWindowHeight(): number {
    return this.device.windowHeight ?? 603
  }

  getDevicePixelRatio(): number {
    return this.device.pixelRatio ?? 2
  }

  getTheme(): string {
    return this.device.theme ?? 'light'
  }

  // Style sheets and raw events go other ways: see pages.ts and dispatch.ts.
  registerStyleSheetContent(): void {}

  appendStyleSheetPath(): number {
    return 0
  }

  disableStyleSheet(): void {}

  onEvent(): void {}

  private add(id: number, op: Operation): ViewNode {
    const node = new ViewNode(this, id, op)
    this.nodes.set(id, node)
    this.batch.push(op)
    return node
  }
}
