import { Component } from './component'

/** `navigator`: looks and focus; the SDK makes the jump from its tap. */
export class Navigator extends Component {
  override readonly ownsFocus = true

  constructor(node: Component['node']) {
    super(node)
    node.el.setAttribute('role', 'link')
    node.el.tabIndex = 0
  }

  protected override hoverClass(): string {
    const name = this.node.text('hover-class', 'navigator-hover')
    return name === 'none' ? '' : name
  }

  protected override hoverTimes(): [number, number] {
    return [50, 600]
  }
}
