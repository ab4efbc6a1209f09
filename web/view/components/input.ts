import type { Json } from '../protocol'
import { Field } from './field'

const keyboards: { [type: string]: [type: string, mode: string] } = {
  text: ['text', 'text'], number: ['text', 'numeric'], idcard: ['text', 'text'], digit: ['text', 'decimal'],
  'safe-password': ['password', 'text'], nickname: ['text', 'text'],
}

const letters: { [type: string]: RegExp } = { number: /^[\d]*$/, digit: /^[\d.]*$/, idcard: /^[\dxX]*$/ }

/** `input`. */
export class Input extends Field<HTMLInputElement> {
  constructor(node: Field<HTMLInputElement>['node']) {
    super(node, document.createElement('input'))
    this.control.addEventListener('beforeinput', (e) => this.sieve(e))
    this.keyboard()
  }

  override attribute(name: string, value: Json | undefined): void {
    super.attribute(name, value)
    if (name === 'type' || name === 'password') this.keyboard()
  }

  protected override entered(event: KeyboardEvent): void {
    event.preventDefault()
    this.confirm()
  }

  // A telephone's keyboard for numbers has no letters; this one has.
  private sieve(event: InputEvent): void {
    const allowed = letters[this.node.text('type')]
    if (allowed && event.data !== null && event.cancelable && !allowed.test(event.data)) event.preventDefault()
  }

  private keyboard(): void {
    const [type, mode] = keyboards[this.node.text('type', 'text')] ?? keyboards['text']!
    this.control.type = this.node.bool('password') ? 'password' : type
    this.control.inputMode = mode
  }
}
