import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { Component, make, shadow } from './component'

const css = sheetOf(`
:host{display:inline-flex;align-items:center;vertical-align:middle;cursor:pointer}
.mark{flex:none;display:inline-flex;align-items:center;justify-content:center;width:22px;height:22px;margin-right:5px;border:1px solid #d1d1d1;border-radius:3px;background:#fff;
  box-sizing:border-box;color:var(--on,#09bb07)}
.radio{border-radius:50%}
.mark::after{content:"";width:6px;height:11px;margin-top:-3px;border:solid currentColor;border-width:0 2px 2px 0;transform:rotate(45deg);opacity:0}
:host([aria-checked=true]) .mark::after{opacity:1}
:host([aria-checked=true]) .radio{background:var(--on,#09bb07);border-color:var(--on,#09bb07);color:#fff}
:host([aria-disabled=true]){opacity:.5;cursor:default}
.switch{flex:none;position:relative;width:52px;height:32px;border-radius:16px;background:#dfdfdf;transition:background .1s}
.switch::after{content:"";position:absolute;top:2px;left:2px;width:28px;height:28px;border-radius:50%;background:#fff;box-shadow:0 1px 3px rgba(0,0,0,.3);transition:transform .2s}
:host([aria-checked=true]) .switch{background:var(--on,#04be02)}
:host([aria-checked=true]) .switch::after{transform:translateX(20px)}
@media (prefers-reduced-motion:reduce){.switch,.switch::after{transition:none}}`)

/** `checkbox`, `radio` and `switch`: they report a tap; the SDK decides what it checks and sends the state back. */
export abstract class Check extends Component {
  override readonly ownsFocus = true

  protected constructor(node: Component['node'], private readonly role: 'checkbox' | 'radio' | 'switch') {
    super(node)
    node.el.setAttribute('role', role)
    node.el.tabIndex = 0
    shadow(node, css, make('div', role === 'switch' ? 'switch' : `mark ${role}`), make('slot'))
    this.draw(false)
  }

  override get inert(): boolean {
    return this.node.bool('disabled')
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'checked') this.draw(this.node.bool('checked'))
    else if (name === 'color') this.node.el.style.setProperty('--on', this.node.text('color') || null)
    else if (name === 'type' && this.role === 'switch') this.shape()
    else if (name === 'disabled') {
      this.node.el.setAttribute('aria-disabled', String(this.inert))
      this.node.el.tabIndex = this.inert ? -1 : 0
    }
  }

  override styled(): void {
    this.attribute('color', undefined)
  }

  override value(value: Json): void {
    this.draw(value === true)
  }

  override property(name: string): Json | undefined {
    return name === 'checked' ? this.node.el.getAttribute('aria-checked') === 'true' : undefined
  }

  private shape(): void {
    const mark = this.node.el.shadowRoot!.firstElementChild!
    mark.className = this.node.text('type') === 'checkbox' ? 'mark checkbox' : 'switch'
  }

  private draw(checked: boolean): void {
    this.node.el.setAttribute('aria-checked', String(checked))
  }
}

export class Checkbox extends Check {
  constructor(node: Component['node']) {
    super(node, 'checkbox')
  }
}

export class Radio extends Check {
  constructor(node: Component['node']) {
    super(node, 'radio')
  }
}

export class Switch extends Check {
  constructor(node: Component['node']) {
    super(node, 'switch')
  }
}
