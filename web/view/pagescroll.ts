import type { Json } from './protocol'
import type { Page } from './page'
import { scrollTo } from './scrolling'
import { PullDown } from './pulldown'

/** A page scrolls in its host element. */
export class PageScroll {
  private readonly host: HTMLElement
  private readonly pull: PullDown
  private kept = 0
  private atBottom = false
  private waiting = false

  constructor(private readonly page: Page) {
    this.host = page.host
    this.host.tabIndex = -1
    if (page.window.disableScroll) this.host.style.overflowY = 'hidden'
    this.host.addEventListener('scroll', () => this.scrolled(), { passive: true })
    this.pull = new PullDown(page)
  }

  get top(): number {
    return this.host.scrollTop
  }

  remember(): void {
    this.kept = this.host.scrollTop
  }

  /** A hidden element forgets its scroll position, so the page brings it back. */
  restore(): void {
    if (this.kept > 0 && this.host.scrollTop === 0) this.host.scrollTop = this.kept
  }

  /** Does what the SDK asks of the page as a whole. */
  command(method: string, args: { [name: string]: Json }): Json {
    switch (method) {
      case 'scrollPage': return this.scrollPage(args)
      case 'startPullDown': return this.pull.start()
      case 'stopPullDown': return this.pull.stop()
      default: return null
    }
  }

  private scrollPage(args: { [name: string]: Json }): boolean {
    const duration = typeof args['duration'] === 'number' ? args['duration'] : 300
    let top = Number(args['scrollTop'] ?? 0)
    if (typeof args['selector'] === 'string') {
      const found = this.find(args['selector'])
      if (!found) return false
      top = found.getBoundingClientRect().top - this.host.getBoundingClientRect().top + this.host.scrollTop + Number(args['offsetTop'] ?? 0)
    }
    scrollTo(this.host, { top, duration })
    return true
  }

  private find(selector: string): Element | null {
    try {
      return this.page.root.querySelector(selector)
    } catch {
      return null
    }
  }

  private scrolled(): void {
    if (this.waiting) return
    this.waiting = true
    requestAnimationFrame(() => {
      this.waiting = false
      this.page.pageEvent('scroll', { scrollTop: this.host.scrollTop })
      this.watchBottom()
    })
  }

  private watchBottom(): void {
    const distance = this.page.window.onReachBottomDistance ?? 50
    const near = this.host.scrollHeight - this.host.scrollTop - this.host.clientHeight <= distance
    if (near && !this.atBottom) this.page.pageEvent('reachBottom', {})
    this.atBottom = near
  }
}
