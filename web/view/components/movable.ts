import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { Component, make, shadow } from './component'

const css = sheetOf(':host{display:block;position:absolute;left:0;top:0;width:10px;height:10px;touch-action:none;cursor:grab}')

/** `movable-view`: moves inside its `movable-area` by finger or mouse, or to `x`, `y`. */
export class MovableView extends Component {
  private x = 0
  private y = 0
  private grip: { x: number; y: number } | undefined

  constructor(node: Component['node']) {
    super(node)
    shadow(node, css, make('slot'))
    node.el.addEventListener('pointerdown', (e) => this.grab(e))
    node.el.addEventListener('pointermove', (e) => this.drag(e))
    for (const type of ['pointerup', 'pointercancel']) node.el.addEventListener(type, () => (this.grip = undefined))
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'x' || name === 'y') requestAnimationFrame(() => this.place(this.node.number('x', this.x), this.node.number('y', this.y), ''))
  }

  override styled(): void {
    this.draw()
  }

  private grab(e: PointerEvent): void {
    if (e.button !== 0 || this.node.bool('disabled') || this.node.text('direction', 'none') === 'none') return
    this.grip = { x: e.clientX - this.x, y: e.clientY - this.y }
    this.node.el.setPointerCapture(e.pointerId)
  }

  private drag(e: PointerEvent): void {
    if (!this.grip) return
    const direction = this.node.text('direction', 'none')
    this.place(direction === 'vertical' ? this.x : e.clientX - this.grip.x, direction === 'horizontal' ? this.y : e.clientY - this.grip.y, 'touch')
  }

  private place(x: number, y: number, source: string): void {
    const area = this.node.el.parentElement
    const wide = (area?.clientWidth ?? 0) - this.node.el.offsetWidth
    const high = (area?.clientHeight ?? 0) - this.node.el.offsetHeight
    const free = this.node.bool('out-of-bounds')
    const nextX = free ? x : within(x, wide)
    const nextY = free ? y : within(y, high)
    if (nextX === this.x && nextY === this.y) return
    this.x = nextX
    this.y = nextY
    this.draw()
    this.node.emitIfHeard('change', { x: nextX, y: nextY, source })
  }

  private draw(): void {
    this.node.el.style.transform = `translate(${this.x}px, ${this.y}px)`
  }
}

/** A view that is larger than its area may go as far as its edges meet. */
function within(value: number, space: number): number {
  return Math.max(Math.min(0, space), Math.min(Math.max(0, space), value))
}
