import type { Json } from '../protocol'
import { scrollTo } from '../scrolling'
import { Component } from './component'
import { Refresher } from './refresher'

interface Wish {
  top?: number
  left?: number
  into?: string
}

/** `scroll-view`. The element itself scrolls, so children stay its direct children. */
export class ScrollView extends Component {
  private top = 0
  private left = 0
  private readonly edges = { top: true, left: true, bottom: false, right: false }
  private wish: Wish = {}
  private queued = false
  private dragging = false
  private refresher: Refresher | undefined

  constructor(node: Component['node']) {
    super(node)
    const { el } = node
    el.addEventListener('scroll', () => this.scrolled(), { passive: true })
    el.addEventListener('wheel', (e) => this.turned(e), { passive: true })
    for (const type of ['touchend', 'touchcancel']) el.addEventListener(type, () => this.released(), { passive: true })
  }

  override attribute(name: string, value: Json | undefined): void {
    switch (name) {
      case 'scroll-top': return value === undefined ? undefined : this.wishFor({ top: this.node.length(name, 0) })
      case 'scroll-left': return value === undefined ? undefined : this.wishFor({ left: this.node.length(name, 0) })
      case 'scroll-into-view': return this.wishFor({ into: this.node.text(name) })
      case 'scroll-x':
      case 'scroll-y':
      case 'paging-enabled':
      case 'scroll-anchoring': return this.axes()
    }
    if (!name.startsWith('refresher-')) return
    if (!this.refresher && this.node.bool('refresher-enabled')) this.refresher = new Refresher(this.node)
    this.refresher?.attribute(name)
  }

  override styled(): void {
    this.axes()
  }

  override childrenChanged(): void {
    this.refresher?.childrenChanged()
    if (this.wish.into !== undefined) this.queue()
  }

  override call(method: string, args: { [name: string]: Json }): unknown {
    switch (method) {
      case 'scrollIntoView': this.intoView(String(args['selector'] ?? '').replace(/^#/, ''), args['animated'] !== false, Number(args['offset'] ?? 0) || 0); return true
      case 'triggerRefresh': this.refresher?.start(); return true
      case 'closeRefresh': this.refresher?.stop(); return true
    }
    return undefined
  }

  private axes(): void {
    const { node } = this
    const { style } = node.el
    style.overflowX = node.bool('scroll-x') ? 'auto' : 'hidden'
    style.overflowY = node.bool('scroll-y') ? 'auto' : 'hidden'
    style.scrollSnapType = node.bool('paging-enabled') ? (node.bool('scroll-x') ? 'x mandatory' : 'y mandatory') : ''
    node.el.classList.toggle('pergola-paging', node.bool('paging-enabled'))
    if (node.attrs.has('scroll-anchoring')) style.overflowAnchor = node.bool('scroll-anchoring') ? 'auto' : 'none'
  }

  override transientClasses(): string[] {
    return this.node.bool('paging-enabled') ? [...super.transientClasses(), 'pergola-paging'] : super.transientClasses()
  }

  // Attributes and children of one batch come one by one: the place is taken when all are there. It is taken once: then the scroll-view is the user's.
  private wishFor(wish: Wish): void {
    Object.assign(this.wish, wish)
    this.queue()
  }

  private queue(): void {
    if (this.queued) return
    this.queued = true
    queueMicrotask(() => {
      this.queued = false
      const { top, left, into } = this.wish
      this.wish = {}
      const smooth = this.node.bool('scroll-with-animation')
      if (top !== undefined || left !== undefined) {
        scrollTo(this.node.el, { ...(top === undefined ? {} : { top }), ...(left === undefined ? {} : { left }), duration: smooth ? 300 : 0 })
      }
      // An id that is not there yet is waited for.
      if (into && !this.intoView(into, smooth, this.node.length('scroll-into-view-offset', 0))) this.wish.into = into
    })
  }

  private intoView(id: string, smooth: boolean, offset: number): boolean {
    const target = [...this.node.el.querySelectorAll<HTMLElement>('[id]')].find((el) => el.id === id)
    if (!target) return false
    const el = this.node.el
    const box = target.getBoundingClientRect()
    const own = el.getBoundingClientRect()
    const to: { top?: number; left?: number; duration: number } = { duration: smooth ? 300 : 0 }
    if (this.node.bool('scroll-y')) to.top = el.scrollTop + box.top - own.top - el.clientTop + offset
    if (this.node.bool('scroll-x')) to.left = el.scrollLeft + box.left - own.left - el.clientLeft + offset
    scrollTo(el, to)
    return true
  }

  private scrolled(): void {
    const { node } = this
    const el = node.el
    const deltaX = this.left - el.scrollLeft
    const deltaY = this.top - el.scrollTop
    this.left = el.scrollLeft
    this.top = el.scrollTop
    const detail = { scrollLeft: el.scrollLeft, scrollTop: el.scrollTop, scrollHeight: el.scrollHeight, scrollWidth: el.scrollWidth, deltaX, deltaY }
    node.emitIfHeard('scroll', { ...detail, isDrag: this.dragging })
    this.dragged()
    if (node.bool('scroll-y')) this.reached(['top', el.scrollTop], ['bottom', el.scrollHeight - el.clientHeight - el.scrollTop], deltaY)
    if (node.bool('scroll-x')) this.reached(['left', el.scrollLeft], ['right', el.scrollWidth - el.clientWidth - el.scrollLeft], deltaX)
  }

  private reached([start, before]: ['top' | 'left', number], [end, after]: ['bottom' | 'right', number], delta: number): void {
    const atStart = before <= this.node.length('upper-threshold', 50)
    const atEnd = after <= this.node.length('lower-threshold', 50)
    if (atStart && !this.edges[start] && delta > 0) this.node.emitIfHeard('scrolltoupper', { direction: start })
    if (atEnd && !this.edges[end] && delta < 0) this.node.emitIfHeard('scrolltolower', { direction: end })
    this.edges[start] = atStart
    this.edges[end] = atEnd
  }

  // The events of a finger that drags belong to the enhanced scroll-view.
  private dragged(): void {
    const { node } = this
    if (!node.bool('enhanced') || !node.page.touching) return
    const detail = { scrollTop: this.top, scrollLeft: this.left }
    node.emitIfHeard(this.dragging ? 'dragging' : 'dragstart', detail)
    this.dragging = true
  }

  private released(): void {
    if (!this.dragging) return
    this.dragging = false
    this.node.emitIfHeard('dragend', { scrollTop: this.top, scrollLeft: this.left, velocity: { x: 0, y: 0 } })
  }

  // A mouse has one wheel: where only the other way is open, it turns that.
  private turned(e: WheelEvent): void {
    if (e.deltaX !== 0 || e.shiftKey || !this.node.bool('scroll-x') || this.node.bool('scroll-y')) return
    this.node.el.scrollLeft += e.deltaY
  }
}
