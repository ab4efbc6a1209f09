import { Component } from './component'
import { Field } from './field'

/** `label`: its tap focuses the input that it belongs to; what it means for other controls is decided by the SDK. */
export class Label extends Component {
  override tapped(): void {
    const id = this.node.text('for')
    const found = id === '' ? this.node.el.querySelector('wx-input,wx-textarea') : [...this.node.page.root.querySelectorAll('wx-input,wx-textarea')].find((el) => el.id === id)
    const control = found ? this.node.page.nodeAt(found)?.component : undefined
    if (control instanceof Field) control.call('focus')
  }
}
