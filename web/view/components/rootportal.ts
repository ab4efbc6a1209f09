import type { Json } from '../protocol'
import { belongs } from '../node'
import { Component } from './component'

/** `root-portal`: what lies in it is drawn at the root of the page, so that nothing around it clips or moves it. */
export class RootPortal extends Component {
  private readonly portal = document.createElement('pergola-portal')
  override readonly container = this.portal

  constructor(node: Component['node']) {
    super(node)
    // Events and hover find their way from what is drawn there to the element that stands here.
    belongs(this.portal, node)
  }

  override inserted(): void {
    this.put()
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'enable') this.put()
  }

  override removed(): void {
    this.portal.remove()
  }

  override dropped(): void {
    this.portal.remove()
  }

  // A subtree is built before it is put into the page.
  private put(): void {
    queueMicrotask(() => this.move())
  }

  private move(): void {
    if (!this.node.el.isConnected) return
    const root = this.node.page.body?.el
    const target = this.node.bool('enable', true) && root ? root : this.node.el
    if (this.portal.parentNode !== target) target.append(this.portal)
  }
}
