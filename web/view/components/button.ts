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
    // A tap that is told must be followed by a result, and a button that loads has a call under way.
    return this.node.bool('disabled') || (this.node.bool('loading') && this.node.text('open-type') !== '')
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name !== 'disabled') return
    const off = this.node.bool('disabled')
    this.node.el.tabIndex = off ? -1 : 0
    this.node.el.setAttribute('aria-disabled', String(off))
  }

  protected override hoverClass(): string {
    const name = this.node.text('hover-class', 'button-hover')
    return name === 'none' ? '' : name
  }

  protected override hoverTimes(): [number, number] {
    return [20, 70]
  }
}
