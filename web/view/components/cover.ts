import type { Json } from '../protocol'
import { Component } from './component'

/** `cover-view`: a plain box; `scroll-top` scrolls one that is told to overflow. */
export class CoverView extends Component {
  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'scroll-top') queueMicrotask(() => (this.node.el.scrollTop = this.node.length('scroll-top', 0)))
  }
}
