import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { Component, make, shadow } from './component'
import { watchPinch } from './pinch'
import { bounds, glide, within } from './motion'

const css = sheetOf(':host{display:block;position:absolute;left:0;top:0;width:10px;height:10px;cursor:grab;will-change:transform}')

/** How the browser may still scroll where a movable-view is dragged. */
const scrolling: { [direction: string]: string } = { all: 'none', horizontal: 'pan-y', vertical: 'pan-x' }

const calm = matchMedia('(prefers-reduced-motion: reduce)')

/** `movable-view`: moves inside its `movable-area` by finger or mouse, or to `x`, `y`; two fingers scale it. */
export class MovableView extends Component {
  private x = 0
  private y = 0
  private scale = 1
  private grip: { id: number; x: number; y: number; startX: number; startY: number; axis: string } | undefined
  private speed = { x: 0, y: 0, time: 0 }
  private flight = 0
  private queued = false

  constructor(node: Component['node']) {
    super(node)
    shadow(node, css, make('slot'))
    node.el.addEventListener('pointerdown', (e) => this.grab(e))
    node.el.addEventListener('pointermove', (e) => this.drag(e))
    for (const type of ['pointerup', 'pointercancel']) node.el.addEventListener(type, () => this.release())
    watchPinch(node.el, (factor) => (node.parent?.bool('scale-area') ? undefined : this.zoom(factor)))
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'x' || name === 'y') this.queue()
    else if (name === 'scale-value') this.scaleTo(this.node.number(name, 1))
    else if (name === 'direction') this.node.el.style.touchAction = scrolling[this.node.text(name)] ?? ''
  }

  override styled(): void {
    this.attribute('direction', undefined)
    this.draw(false)
  }

  override inserted(): void {
    if (this.node.attrs.has('x') || this.node.attrs.has('y')) this.queue()
  }

  override dropped(): void {
    cancelAnimationFrame(this.flight)
  }

  /** Two fingers, on it or on an area with `scale-area`. */
  zoom(factor: number): void {
    if (!this.node.bool('scale') || this.node.bool('disabled')) return
    this.grip = undefined
    this.scaleTo(this.scale * factor)
  }

  // Both coordinates of one batch make one move.
  private queue(): void {
    if (this.queued) return
    this.queued = true
    queueMicrotask(() => {
      this.queued = false
      if (!this.node.el.isConnected) return
      cancelAnimationFrame(this.flight)
      this.place(this.node.length('x', this.x), this.node.length('y', this.y), '', this.node.bool('animation', true))
    })
  }

  private scaleTo(wished: number): void {
    const scale = within(wished, Math.max(0.1, this.node.number('scale-min', 0.1)), Math.min(10, this.node.number('scale-max', 10)))
    if (scale === this.scale) return
    this.scale = scale
    this.place(this.x, this.y, '', false)
    this.draw(false)
    this.node.emitIfHeard('scale', { x: this.x, y: this.y, scale })
  }

  private grab(e: PointerEvent): void {
    if (e.button !== 0 || !e.isPrimary || this.node.bool('disabled') || this.node.text('direction', 'none') === 'none') return
    cancelAnimationFrame(this.flight)
    this.grip = { id: e.pointerId, x: e.clientX - this.x, y: e.clientY - this.y, startX: e.clientX, startY: e.clientY, axis: '' }
    this.speed = { x: 0, y: 0, time: e.timeStamp }
  }

  private drag(e: PointerEvent): void {
    const { grip } = this
    if (!grip || grip.id !== e.pointerId) return
    if (grip.axis === '' && !this.begins(grip, e)) return
    const direction = this.node.text('direction', 'none')
    const { low, high } = this.space()
    const free = this.node.bool('out-of-bounds')
    const x = direction === 'vertical' ? this.x : pulled(e.clientX - grip.x, low.x, high.x, free)
    const y = direction === 'horizontal' ? this.y : pulled(e.clientY - grip.y, low.y, high.y, free)
    const passed = Math.max(1, e.timeStamp - this.speed.time)
    this.speed = { x: (x - this.x) / passed, y: (y - this.y) / passed, time: e.timeStamp }
    const outside = x !== within(x, low.x, high.x) || y !== within(y, low.y, high.y)
    this.move(x, y, outside ? 'touch-out-of-bounds' : 'touch')
  }

  // The first move says whether it goes along or down.
  private begins(grip: NonNullable<typeof this.grip>, e: PointerEvent): boolean {
    const dx = Math.abs(e.clientX - grip.startX)
    const dy = Math.abs(e.clientY - grip.startY)
    if (Math.max(dx, dy) < 3) return false
    grip.axis = dx > dy ? 'h' : 'v'
    this.node.el.setPointerCapture(e.pointerId)
    this.node.emitIfHeard(`${grip.axis}touchmove`, { x: e.clientX, y: e.clientY })
    return true
  }

  private release(): void {
    const { grip } = this
    this.grip = undefined
    if (!grip || grip.axis === '') return
    const { low, high } = this.space()
    const inside = this.x === within(this.x, low.x, high.x) && this.y === within(this.y, low.y, high.y)
    if (!inside) this.place(this.x, this.y, 'out-of-bounds', true)
    else if (this.node.bool('inertia') && performance.now() - this.speed.time < 80 && !calm.matches) this.slide()
  }

  private slide(): void {
    const { low, high } = this.space()
    this.flight = glide(this.speed, this.node.number('friction', 2), (dx, dy) => {
      const [x, y] = [within(this.x + dx, low.x, high.x), within(this.y + dy, low.y, high.y)]
      const moves = x !== this.x || y !== this.y
      if (moves) this.move(x, y, 'friction')
      return moves
    }, (next) => (this.flight = next))
  }

  /** Puts it somewhere inside its area. */
  private place(x: number, y: number, source: string, smooth: boolean): void {
    const { low, high } = this.space()
    this.move(within(x, low.x, high.x), within(y, low.y, high.y), source, smooth)
  }

  private move(x: number, y: number, source: string, smooth = false): void {
    if (x === this.x && y === this.y) return
    this.x = x
    this.y = y
    this.draw(smooth)
    this.node.emitIfHeard('change', { x, y, source })
  }

  private space(): ReturnType<typeof bounds> {
    const area = this.node.el.parentElement
    const { el } = this.node
    return bounds({ width: area?.clientWidth ?? 0, height: area?.clientHeight ?? 0 }, { width: el.offsetWidth, height: el.offsetHeight }, this.scale)
  }

  private draw(smooth: boolean): void {
    const { style } = this.node.el
    style.transition = smooth && !calm.matches ? 'transform .3s cubic-bezier(.2,.7,.2,1)' : 'none'
    style.transform = `translate(${this.x}px, ${this.y}px)${this.scale === 1 ? '' : ` scale(${this.scale})`}`
  }
}

/** `movable-area`: with `scale-area` two fingers anywhere on it scale what it holds. */
export class MovableArea extends Component {
  constructor(node: Component['node']) {
    super(node)
    watchPinch(node.el, (factor) => {
      if (!node.bool('scale-area')) return
      for (const child of node.childNodes()) if (child.component instanceof MovableView) child.component.zoom(factor)
    })
  }
}

/** A finger that pulls beyond the edge moves it half as far, where it may leave at all. */
function pulled(value: number, low: number, high: number, free: boolean): number {
  const inside = within(value, low, high)
  return free ? inside + (value - inside) / 2 : inside
}
