import type { Json } from '../protocol'
import { scrollTo } from '../scrolling'
import { Component } from './component'

/** `scroll-view`. The element itself scrolls, so children stay its direct children. */
export class ScrollView extends Component {
  private top = 0
  private left = 0
  private atStart = true
  private atEnd = false
  private queued = false

  constructor(node: Component['node']) {
    super(node)
    node.el.addEventListener('scroll', () => this.scrolled(), { passive: true })
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'scroll-x' || name === 'scroll-y') this.axes()
    else if (name === 'scroll-top' || name === 'scroll-left' || name === 'scroll-into-view') this.place()
    else if (name === 'show-scrollbar') this.node.el.classList.toggle('pergola-no-bar', !this.node.bool('show-scrollbar', true))
  }

  override styled(): void {
    this.axes()
  }

  override childrenChanged(): void {
    this.place()
  }

  override call(method: string, args: { [name: string]: Json }): unknown {
    if (method !== 'scrollIntoView') return undefined
    this.intoView(String(args['selector'] ?? '').replace(/^#/, ''))
    return true
  }

  private axes(): void {
    const el = this.node.el
    el.style.overflowX = this.node.bool('scroll-x') ? 'auto' : 'hidden'
    el.style.overflowY = this.node.bool('scroll-y') ? 'auto' : 'hidden'
    el.style.whiteSpace = this.node.bool('enable-flex') ? '' : el.style.whiteSpace
  }

  // Attributes and children of one batch come one by one: the place is taken when all are there.
  private place(): void {
    if (this.queued) return
    this.queued = true
    requestAnimationFrame(() => {
      this.queued = false
      const duration = this.node.bool('scroll-with-animation') ? 300 : 0
      const to: { top?: number; left?: number; duration: number } = { duration }
      const top = this.node.number('scroll-top', this.top)
      const left = this.node.number('scroll-left', this.left)
      if (top !== this.top) to.top = this.top = top
      if (left !== this.left) to.left = this.left = left
      if (to.top !== undefined || to.left !== undefined) scrollTo(this.node.el, to)
      const view = this.node.text('scroll-into-view')
      if (view !== '') this.intoView(view)
    })
  }

  private intoView(id: string): void {
    const target = [...this.node.el.querySelectorAll<HTMLElement>('[id]')].find((el) => el.id === id)
    if (!target) return
    const el = this.node.el
    const box = target.getBoundingClientRect()
    const own = el.getBoundingClientRect()
    const to: { top?: number; left?: number; duration: number } = { duration: this.node.bool('scroll-with-animation') ? 300 : 0 }
    if (this.node.bool('scroll-y')) to.top = el.scrollTop + box.top - own.top
    if (this.node.bool('scroll-x')) to.left = el.scrollLeft + box.left - own.left
    scrollTo(el, to)
  }

  private scrolled(): void {
    const { node } = this
    const el = node.el
    const deltaX = this.left - el.scrollLeft
    const deltaY = this.top - el.scrollTop
    this.left = el.scrollLeft
    this.top = el.scrollTop
    node.emitIfHeard('scroll', { scrollLeft: el.scrollLeft, scrollTop: el.scrollTop, scrollHeight: el.scrollHeight, scrollWidth: el.scrollWidth, deltaX, deltaY })
    const vertical = node.bool('scroll-y')
    const at = vertical ? el.scrollTop : el.scrollLeft
    const rest = vertical ? el.scrollHeight - el.clientHeight - at : el.scrollWidth - el.clientWidth - at
    const start = at <= node.number('upper-threshold', 50)
    const end = rest <= node.number('lower-threshold', 50)
    if (start && !this.atStart) node.emitIfHeard('scrolltoupper', { direction: vertical ? 'top' : 'left' })
    if (end && !this.atEnd) node.emitIfHeard('scrolltolower', { direction: vertical ? 'bottom' : 'right' })
    this.atStart = start
    this.atEnd = end
  }
}
