import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { Component, make, shadow } from './component'

const css = sheetOf(`
:host{display:flex;align-items:center}
.bar{flex:1;overflow:hidden;background:var(--back,#ebebeb)}
.done{height:100%;width:0;background:var(--front,#09bb07)}
.info{margin-left:15px;min-width:2em;text-align:right;font-size:inherit}`)

/** `progress`. */
export class Progress extends Component {
  private readonly done = make('div', 'done')
  private readonly bar = make('div', 'bar', this.done)
  private queued = false
  private filled = -1
  private readonly info = make('span', 'info')

  constructor(node: Component['node']) {
    super(node)
    node.el.setAttribute('role', 'progressbar')
    shadow(node, css, this.bar, this.info)
    this.done.addEventListener('transitionend', () => node.emitIfHeard('activeend', { curPercent: this.percent() }))
    this.attribute('', undefined)
  }

  override attribute(name: string, _value: Json | undefined): void {
    const { node } = this
    const percent = this.percent()
    this.bar.style.height = `${node.length('stroke-width', 6)}px`
    this.bar.style.borderRadius = this.done.style.borderRadius = `${node.length('border-radius', 0)}px`
    this.bar.style.setProperty('--back', node.text('backgroundColor', node.text('background-color')) || null)
    this.bar.style.setProperty('--front', node.text('activeColor', node.text('active-color', node.text('color'))) || null)
    this.info.hidden = !node.bool('show-info')
    this.info.style.fontSize = `${node.length('font-size', 16)}px`
    this.info.textContent = `${percent}%`
    node.el.setAttribute('aria-valuenow', String(percent))
    if (name === 'percent' || name === 'active') this.queue()
  }

  override inserted(): void {
    this.queue()
  }

  // Percent and how it is filled come in one batch, before the element is in the page.
  private queue(): void {
    if (this.queued) return
    this.queued = true
    queueMicrotask(() => {
      this.queued = false
      if (this.node.el.isConnected) this.fill(this.percent())
    })
  }

  private percent(): number {
    return Math.max(0, Math.min(100, this.node.number('percent', 0)))
  }

  private fill(percent: number): void {
    if (percent === this.filled) return
    const start = this.node.text('activemode', this.node.text('active-mode')) === 'forwards' ? Math.max(0, this.filled) : 0
    this.filled = percent
    this.done.style.transition = 'none'
    if (this.node.bool('active')) {
      this.done.style.width = `${start}%`
      void this.done.offsetWidth
      this.done.style.transition = `width ${Math.abs(percent - start) * this.node.number('duration', 30)}ms linear`
    }
    this.done.style.width = `${percent}%`
  }
}
