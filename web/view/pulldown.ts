import type { Page } from './page'

const threshold = 50

/** Pulling a page down at its top: by finger, by mouse, or by a wheel that turns on at the top. */
export class PullDown {
  private readonly sign = document.createElement('pergola-pull')
  private from: number | undefined
  private refreshing = false
  private wheel = 0

  constructor(private readonly page: Page) {
    for (let dot = 0; dot < 3; dot++) this.sign.append(document.createElement('i'))
    this.sign.setAttribute('aria-hidden', 'true')
    if (page.window.backgroundTextStyle === 'light') this.sign.classList.add('light')
    page.root.append(this.sign)
    if (page.window.enablePullDownRefresh) this.listen()
  }

  start(): boolean {
    if (!this.refreshing) this.refresh()
    return true
  }

  stop(): boolean {
    this.refreshing = false
    this.offset(0, true)
    return true
  }

  private listen(): void {
    const host = this.page.host
    host.addEventListener('touchstart', (e) => this.begin(e.touches[0]?.clientY), { passive: true })
    host.addEventListener('touchmove', (e) => this.move(e.touches[0]?.clientY), { passive: true })
    host.addEventListener('touchend', () => this.end())
    host.addEventListener('touchcancel', () => this.end())
    host.addEventListener('mousedown', (e) => this.begin(e.clientY))
    host.addEventListener('mousemove', (e) => (e.buttons === 1 ? this.move(e.clientY) : undefined))
    host.addEventListener('mouseup', () => this.end())
    host.addEventListener('wheel', (e) => this.turned(e.deltaY), { passive: true })
  }

  private begin(y: number | undefined): void {
    this.from = this.page.host.scrollTop <= 0 && !this.refreshing ? y : undefined
  }

  private move(y: number | undefined): void {
    if (this.from === undefined || y === undefined) return
    if (this.page.host.scrollTop > 0) return void (this.from = undefined)
    this.offset(Math.max(0, Math.min(90, (y - this.from) * 0.5)), false)
  }

  private end(): void {
    if (this.from === undefined) return
    this.from = undefined
    if (this.pulled() >= threshold) this.refresh()
    else this.offset(0, true)
  }

  // A wheel has no release: a firm turn upwards at the very top counts as a pull.
  private turned(delta: number): void {
    this.wheel = delta < 0 && this.page.host.scrollTop <= 0 ? this.wheel - delta : 0
    if (this.wheel < 400 || this.refreshing) return
    this.wheel = 0
    this.refresh()
  }

  private refresh(): void {
    this.refreshing = true
    this.offset(threshold, true)
    this.page.pageEvent('pullDownRefresh', {})
  }

  private pulled(): number {
    return parseFloat(this.sign.style.height) || 0
  }

  private offset(height: number, smooth: boolean): void {
    this.sign.style.transition = smooth ? 'height .2s' : 'none'
    this.sign.style.height = `${height}px`
  }
}
