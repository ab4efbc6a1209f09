import type { Json } from '../protocol'
import { Component } from './component'

/** `button`. What `form-type` and `open-type` mean is decided by the SDK. */
export class Button extends Component {
  override readonly ownsFocus = true

  constructor(node: Component['node']) {
    super(node)
    node.el.setAttribute('role', 'button')
    node.el.tabIndex = 0
  }

  override get inert(): boolean {
    return this.node.bool('disabled')
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name !== 'disabled') return
    this.node.el.tabIndex = this.inert ? -1 : 0
    this.node.el.setAttribute('aria-disabled', String(this.inert))
  }

  protected override hoverClass(): string {
    const name = this.node.text('hover-class', 'button-hover')
    return name === 'none' ? '' : name
  }
}
