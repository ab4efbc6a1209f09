import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { Component, make, shadow } from './component'

const css = sheetOf(`
:host{display:block;position:relative;height:150px;overflow:hidden;touch-action:pan-y}
:host([vertical]){touch-action:pan-x}
.items{position:absolute;inset:0}
::slotted(*){position:absolute!important;inset:0}
.dots{position:absolute;left:0;right:0;bottom:10px;display:flex;justify-content:center;gap:8px;pointer-events:none}
.dots i{width:8px;height:8px;border-radius:50%;background:var(--dot,rgba(0,0,0,.3))}
.dots i.on{background:var(--on,#000)}
:host([vertical]) .dots{inset:0 10px 0 auto;flex-direction:column}`)

const calm = matchMedia('(prefers-reduced-motion: reduce)')

/** `swiper`: shows one `swiper-item` at a time, changed by drag, by itself, or by the program. */
export class Swiper extends Component {
  private readonly dots = make('div', 'dots')
  private current = 0
  private timer = 0
  private drag: { from: number; size: number; moved: number } | undefined

  constructor(node: Component['node']) {
    super(node)
    shadow(node, css, make('div', 'items', make('slot')), this.dots)
    node.el.setAttribute('aria-roledescription', 'carousel')
    node.el.addEventListener('pointerdown', (e) => this.begin(e))
    node.el.addEventListener('pointermove', (e) => this.move(e))
    for (const type of ['pointerup', 'pointercancel']) node.el.addEventListener(type, () => this.end())
    node.el.addEventListener('touchmove', (e) => (this.drag && Math.abs(this.drag.moved) > 5 && e.cancelable ? e.preventDefault() : undefined), { passive: false })
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'current') this.go(this.node.number('current', 0), '')
    else if (name === 'current-item-id') this.goTo(this.node.text('current-item-id'))
    else if (name === 'autoplay' || name === 'interval') this.play()
    else this.draw(0, false)
  }

  override childrenChanged(): void {
    if (this.current >= this.items().length) this.current = Math.max(0, this.items().length - 1)
    const wished = this.node.number('current', this.current)
    if (wished !== this.current && wished < this.items().length && this.node.attrs.has('current')) this.current = wished
    this.draw(0, false)
    this.play()
  }

  override dropped(): void {
    clearInterval(this.timer)
  }

  override removed(): void {
    clearInterval(this.timer)
  }

  override inserted(): void {
    this.play()
  }

  private items(): HTMLElement[] {
    return [...this.node.el.children].filter((el): el is HTMLElement => el instanceof HTMLElement && el.localName === 'wx-swiper-item')
  }

  private play(): void {
    clearInterval(this.timer)
    if (!this.node.bool('autoplay')) return
    this.timer = window.setInterval(() => {
      const count = this.items().length
      if (this.drag || document.hidden || count < 2) return
      const last = this.current === count - 1
      this.go(last ? 0 : this.current + 1, 'autoplay')
    }, Math.max(100, this.node.number('interval', 5000)))
  }

  private goTo(id: string): void {
    const index = this.items().findIndex((item) => item.getAttribute('item-id') === id || item.id === id)
    if (index >= 0) this.go(index, '')
  }

  private go(index: number, source: string): void {
    const items = this.items()
    const target = Math.max(0, Math.min(items.length - 1, Math.trunc(index)))
    if (items.length === 0 || target === this.current) return this.draw(0, true)
    this.current = target
    this.draw(0, true)
    const detail = { current: target, currentItemId: items[target]?.getAttribute('item-id') ?? '', source }
    this.node.emit('change', detail)
    setTimeout(() => this.node.emitIfHeard('animationfinish', detail), calm.matches ? 0 : this.node.number('duration', 500))
  }

  /** Places every item; `offset` is how far the finger has moved, in parts of the whole. */
  private draw(offset: number, smooth: boolean): void {
    const items = this.items()
    const vertical = this.node.bool('vertical')
    const count = items.length
    const circular = this.node.bool('circular') && count > 1
    const shown = Math.max(1, this.node.number('display-multiple-items', 1))
    items.forEach((item, index) => {
      let place = index - this.current
      if (circular && count > 2) {
        if (place > count / 2) place -= count
        else if (place < -count / 2) place += count
      }
      const before = Number(item.dataset['place'] ?? place)
      item.dataset['place'] = String(place)
      // An item that jumps from one end to the other must not be seen crossing.
      const slide = smooth && !calm.matches && Math.abs(before - place) <= count / 2
      item.style.transition = slide ? `transform ${this.node.number('duration', 500)}ms cubic-bezier(.25,.8,.25,1)` : 'none'
      item.style[vertical ? 'height' : 'width'] = `${100 / shown}%`
      const percent = (place + offset) * 100
      item.style.transform = vertical ? `translateY(${percent}%)` : `translateX(${percent}%)`
    })
    this.drawDots(count)
  }

  private drawDots(count: number): void {
    this.dots.hidden = !this.node.bool('indicator-dots')
    this.dots.style.setProperty('--dot', this.node.text('indicator-color') || null)
    this.dots.style.setProperty('--on', this.node.text('indicator-active-color') || null)
    this.dots.replaceChildren(...Array.from({ length: count }, (_, index) => make('i', index === this.current ? 'on' : '')))
  }

  private begin(e: PointerEvent): void {
    if (e.button !== 0 || this.items().length < 2) return
    const vertical = this.node.bool('vertical')
    this.drag = { from: vertical ? e.clientY : e.clientX, size: (vertical ? this.node.el.clientHeight : this.node.el.clientWidth) || 1, moved: 0 }
  }

  private move(e: PointerEvent): void {
    if (!this.drag) return
    if (e.pointerType === 'mouse' && e.buttons === 0) return this.end()
    const moved = (this.node.bool('vertical') ? e.clientY : e.clientX) - this.drag.from
    this.drag.moved = moved
    if (Math.abs(moved) > 5) {
      if (!this.node.el.hasPointerCapture(e.pointerId)) this.node.el.setPointerCapture(e.pointerId)
      this.draw(moved / this.drag.size, false)
    }
  }

  private end(): void {
    if (!this.drag) return
    const { moved, size } = this.drag
    this.drag = undefined
    if (Math.abs(moved) <= 5) return
    const count = this.items().length
    let next = this.current
    if (Math.abs(moved) > Math.min(60, size / 4)) next += moved < 0 ? 1 : -1
    if (this.node.bool('circular')) next = (next + count) % count
    this.go(next, 'touch')
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
