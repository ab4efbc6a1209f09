import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { Component, make, shadow } from './component'

const css = sheetOf(`
:host{display:block;margin:10px 18px;padding:0}
.row{display:flex;align-items:center}
input{flex:1;min-width:0;height:28px;margin:0;appearance:none;-webkit-appearance:none;background:none;cursor:pointer;--part:0%}
input::-webkit-slider-runnable-track{height:2px;border-radius:1px;background:linear-gradient(to right,var(--front,#1aad19) var(--part),var(--back,#e9e9e9) var(--part))}
input::-webkit-slider-thumb{-webkit-appearance:none;width:var(--size,28px);height:var(--size,28px);margin-top:calc(1px - var(--size,28px) / 2);border-radius:50%;background:var(--knob,#fff);box-shadow:0 0 4px rgba(0,0,0,.2)}
input:disabled{opacity:.6;cursor:default}
.shown{margin-left:16px;min-width:24px;color:#888;font-size:14px;text-align:center}`)

/** `slider`. */
export class Slider extends Component {
  override readonly ownsFocus = true
  override readonly takesKeys = true
  private readonly input = make('input')
  private readonly shown = make('span', 'shown')

  constructor(node: Component['node']) {
    super(node)
    this.input.type = 'range'
    shadow(node, css, make('div', 'row', this.input, this.shown))
    this.input.addEventListener('input', (e) => {
      this.draw()
      if (node.listeners.has('changing')) node.emit('changing', { value: this.input.valueAsNumber }, e.isTrusted)
    })
    this.input.addEventListener('change', (e) => node.emit('change', { value: this.input.valueAsNumber }, e.isTrusted))
    this.attribute('', undefined)
    this.value(0)
  }

  override attribute(name: string, value: Json | undefined): void {
    const { node, input } = this
    input.min = String(node.number('min', 0))
    input.max = String(node.number('max', 100))
    input.step = String(node.number('step', 1))
    input.disabled = node.bool('disabled')
    input.setAttribute('aria-label', node.text('aria-label'))
    input.style.setProperty('--front', node.text('activeColor', node.text('active-color', node.text('selected-color'))) || null)
    input.style.setProperty('--back', node.text('backgroundColor', node.text('background-color', node.text('color'))) || null)
    input.style.setProperty('--knob', node.text('block-color') || null)
    input.style.setProperty('--size', `${Math.max(12, Math.min(28, node.number('block-size', 28)))}px`)
    this.shown.hidden = !node.bool('show-value')
    if (name === 'value') this.value(value ?? 0)
    else if (name === 'min' || name === 'max') this.value(node.number('value', 0))
    this.draw()
  }

  override value(value: Json): void {
    this.input.value = String(Number(value) || 0)
    this.draw()
  }

  override property(name: string): Json | undefined {
    return name === 'value' ? this.input.valueAsNumber : undefined
  }

  private draw(): void {
    const low = Number(this.input.min)
    const high = Number(this.input.max)
    const part = high > low ? ((this.input.valueAsNumber - low) / (high - low)) * 100 : 0
    this.input.style.setProperty('--part', `${part}%`)
    this.shown.textContent = this.input.value
  }
}
