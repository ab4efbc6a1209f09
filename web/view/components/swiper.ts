import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { Component, make, shadow } from './component'
import { easing, isCalm, place, reach, type Track } from './swipertrack'

const css = sheetOf(`
:host{display:block;position:relative;height:150px;overflow:hidden;touch-action:pan-y}
:host([vertical]){touch-action:pan-x}
.items{position:absolute;inset:0}
::slotted(*){position:absolute!important;inset:0}
.dots{position:absolute;left:0;right:0;bottom:10px;display:flex;justify-content:center;gap:6px;pointer-events:none}
.dots i{width:8px;height:8px;border-radius:50%;background:var(--dot,rgba(0,0,0,.3))}
.dots i.on{background:var(--on,#000)}
:host([vertical]) .dots{inset:0 10px 0 auto;flex-direction:column}`)

/** `swiper`: shows one `swiper-item` at a time or a few, changed by drag, by keys, by itself, or by the program. */
export class Swiper extends Component {
  override readonly ownsFocus = true
  private readonly dots = make('div', 'dots')
  private readonly box = make('div', 'items', make('slot'))
  private current = 0
  /** Where the track stands, in items; whole numbers are rest. In a circle it may be any number. */
  private at = 0
  /** The whole number that stands for the current item, and that the track comes to rest on. */
  private home = 0
  private pending: number | undefined
  private timer = 0
  private flight = 0
  private drag: { from: number; size: number; moved: number; at: number } | undefined

  constructor(node: Component['node']) {
    super(node)
    shadow(node, css, this.box, this.dots)
    node.el.setAttribute('aria-roledescription', 'carousel')
    node.el.addEventListener('pointerdown', (e) => this.begin(e))
    node.el.addEventListener('pointermove', (e) => this.move(e))
    for (const type of ['pointerup', 'pointercancel']) node.el.addEventListener(type, () => this.end())
    node.el.addEventListener('touchmove', (e) => (this.drag && Math.abs(this.drag.moved) > 5 && e.cancelable ? e.preventDefault() : undefined), { passive: false })
    node.el.addEventListener('keydown', (e) => this.key(e))
    node.el.tabIndex = 0
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'current') this.wish(this.node.number('current', 0))
    else if (name === 'current-item-id') this.wish(this.items().findIndex((item) => item.getAttribute('item-id') === this.node.text('current-item-id')))
    else if (name === 'autoplay' || name === 'interval') this.play()
    else this.draw()
  }

  override childrenChanged(): void {
    const count = this.items().length
    const next = this.pending !== undefined && this.pending < count ? this.pending : Math.min(this.current, Math.max(0, count - 1))
    if (next === this.pending) this.pending = undefined
    if (next !== this.current) this.rest(next)
    this.draw()
    this.play()
  }

  override dropped(): void {
    this.stop()
  }

  override removed(): void {
    this.stop()
  }

  override inserted(): void {
    this.draw()
    this.play()
  }

  override property(name: string): Json | undefined {
    return name === 'current' ? this.current : undefined
  }

  private items(): HTMLElement[] {
    return [...this.node.el.children].filter((el): el is HTMLElement => el instanceof HTMLElement && el.localName === 'wx-swiper-item')
  }

  private track(): Track {
    const count = this.items().length
    const shown = Math.max(1, Math.trunc(this.node.number('display-multiple-items', 1)))
    return { count, shown, circular: this.node.bool('circular') && count > shown }
  }

  private stop(): void {
    clearInterval(this.timer)
    cancelAnimationFrame(this.flight)
    this.flight = 0
  }

  private play(): void {
    clearInterval(this.timer)
    if (!this.node.bool('autoplay')) return
    this.timer = window.setInterval(() => {
      const { count, shown, circular } = this.track()
      if (this.drag || document.hidden || count <= shown) return
      if (circular) this.go(this.current + 1, 'autoplay')
      else this.go(this.current >= count - shown ? 0 : this.current + 1, 'autoplay')
    }, Math.max(100, this.node.number('interval', 5000)))
  }

  // The program may name an item that comes later in the same batch.
  private wish(index: number): void {
    const target = Math.trunc(index)
    this.pending = undefined
    if (target < 0 || target === this.current) return
    if (target < this.items().length) this.go(target, '')
    else this.pending = target
  }

  /** Turns to an item; in a circle an index beyond the ends goes round. */
  private go(index: number, source: string): void {
    const track = this.track()
    if (track.count === 0) return
    const target = reach(track, index, this.current, source)
    const changed = target.index !== this.current
    const detail = { current: target.index, currentItemId: this.items()[target.index]?.getAttribute('item-id') ?? '', source }
    this.home += target.steps
    this.current = target.index
    this.drawDots()
    if (changed) this.node.emit('change', detail)
    this.fly(this.home, () => {
      this.rest(target.index)
      if (changed) this.node.emitIfHeard('animationfinish', detail)
    })
  }

  private rest(index: number): void {
    cancelAnimationFrame(this.flight)
    this.flight = 0
    this.current = this.home = this.at = index
    this.draw()
  }

  private fly(to: number, arrived: () => void): void {
    cancelAnimationFrame(this.flight)
    const from = this.at
    const duration = this.node.number('duration', 500)
    if (isCalm() || duration <= 0 || !this.node.el.isConnected) return arrived()
    const curve = easing(this.node.text('easing-function'))
    const start = performance.now()
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, (now - start) / duration))
      this.at = from + (to - from) * curve(part)
      if (part >= 1) return arrived()
      this.draw()
      this.tell(this.at - from)
      this.flight = requestAnimationFrame(step)
    }
    this.flight = requestAnimationFrame(step)
  }

  private tell(items: number): void {
    if (!this.node.listeners.has('transition')) return
    const way = items * this.step()
    const vertical = this.node.bool('vertical')
    this.node.emit('transition', { dx: vertical ? 0 : way, dy: vertical ? way : 0 })
  }

  /** How many px lie between two items. */
  private step(): number {
    return ((this.node.bool('vertical') ? this.box.clientHeight : this.box.clientWidth) || 1) / this.track().shown
  }

  private draw(): void {
    const vertical = this.node.bool('vertical')
    const before = this.node.length('previous-margin', 0)
    const after = this.node.length('next-margin', 0)
    this.box.style.inset = vertical ? `${before}px 0 ${after}px` : `0 ${after}px 0 ${before}px`
    const track = this.track()
    const last = Math.max(0, track.count - track.shown)
    const edge = this.node.bool('snap-to-edge') && !track.circular && last > 0 ? Math.max(0, 1 - this.at) * -before + Math.max(0, this.at - last + 1) * after : 0
    for (const [index, item] of this.items().entries()) {
      const where = place(track, index, this.at)
      const [x, y] = vertical ? ['0', `calc(${where * 100}% + ${edge}px)`] : [`calc(${where * 100}% + ${edge}px)`, '0']
      item.style.width = vertical ? '100%' : `${100 / track.shown}%`
      item.style.height = vertical ? `${100 / track.shown}%` : '100%'
      item.style.transform = `translate(${x},${y})`
      item.setAttribute('aria-hidden', String(where <= -1 || where >= track.shown))
    }
    this.drawDots()
  }

  private drawDots(): void {
    this.dots.hidden = !this.node.bool('indicator-dots')
    if (this.dots.hidden) return
    this.dots.style.setProperty('--dot', this.node.text('indicator-color') || null)
    this.dots.style.setProperty('--on', this.node.text('indicator-active-color') || null)
    const { count, shown } = this.track()
    const on = (index: number) => (index - this.current + count) % count < shown
    this.dots.replaceChildren(...Array.from({ length: count }, (_, index) => make('i', on(index) ? 'on' : '')))
  }

  private begin(e: PointerEvent): void {
    const { count, shown } = this.track()
    if (e.button !== 0 || count <= shown || this.node.bool('disable-touch')) return
    cancelAnimationFrame(this.flight)
    this.drag = { from: this.node.bool('vertical') ? e.clientY : e.clientX, size: this.step(), moved: 0, at: this.at }
  }

  private move(e: PointerEvent): void {
    if (!this.drag) return
    if (e.pointerType === 'mouse' && e.buttons === 0) return this.end()
    const { from, size, at } = this.drag
    this.drag.moved = (this.node.bool('vertical') ? e.clientY : e.clientX) - from
    if (Math.abs(this.drag.moved) <= 5) return
    if (!this.node.el.hasPointerCapture(e.pointerId)) this.node.el.setPointerCapture(e.pointerId)
    const track = this.track()
    const wished = at - this.drag.moved / size
    // Beyond the ends of a track that is no circle the finger pulls in vain.
    const last = track.count - track.shown
    this.at = track.circular || (wished >= 0 && wished <= last) ? wished : wished < 0 ? wished / 3 : last + (wished - last) / 3
    this.draw()
    this.tell(this.at - at)
  }

  private end(): void {
    if (!this.drag) return
    const { moved, size, at } = this.drag
    this.drag = undefined
    this.play()
    if (Math.abs(moved) <= 5) return at === this.home ? undefined : this.go(this.current, 'touch')
    const far = Math.abs(moved) > Math.min(60, size / 4)
    const steps = Math.max(1, Math.round(Math.abs(moved) / size))
    this.go(this.current + (far ? (moved < 0 ? steps : -steps) : 0), 'touch')
  }

  private key(e: KeyboardEvent): void {
    if (e.target !== this.node.el) return
    const back = this.node.bool('vertical') ? 'ArrowUp' : 'ArrowLeft'
    const on = this.node.bool('vertical') ? 'ArrowDown' : 'ArrowRight'
    if (e.key !== back && e.key !== on) return
    e.preventDefault()
    this.go(this.current + (e.key === on ? 1 : -1), 'touch')
  }
}

/** `swiper-item`. */
export class SwiperItem extends Component {
  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'item-id') this.node.el.setAttribute('item-id', this.node.text('item-id'))
  }

  override styled(): void {
    this.node.parent?.component?.childrenChanged()
  }
}
