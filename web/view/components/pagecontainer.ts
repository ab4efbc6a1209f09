import type { Json } from '../protocol'
import { safeCss, sheetOf } from '../css'
import { Component, make, shadow } from './component'

const css = sheetOf(`
.overlay{position:fixed;inset:0;background:rgba(0,0,0,.5);opacity:0;transition:opacity var(--time)}
.panel{position:fixed;box-sizing:border-box;background:#fff;overflow:auto;transition:transform var(--time) ease-out,opacity var(--time)}
.bottom{left:0;right:0;bottom:0;max-height:100%;transform:translateY(100%)}
.top{left:0;right:0;top:0;max-height:100%;transform:translateY(-100%)}
.right{top:0;right:0;bottom:0;width:100%;transform:translateX(100%)}
.center{left:50%;top:50%;max-width:100%;max-height:100%;transform:translate(-50%,-50%) scale(.9);opacity:0}
.round.bottom{border-radius:20px 20px 0 0}
.round.top{border-radius:0 0 20px 20px}
.round.center{border-radius:20px}
.in.overlay{opacity:1}
.in.panel{transform:none;opacity:1}
.in.center{transform:translate(-50%,-50%)}
@media (prefers-reduced-motion:reduce){.overlay,.panel{transition:none}}`)

/** `page-container`: a page within the page that comes in from an edge. The way back closes it first: that is the SDK's to say. */
export class PageContainer extends Component {
  private readonly overlay = make('div', 'overlay')
  private readonly panel = make('div', 'panel', make('slot'))
  private open = false
  private timer = 0
  private from: number | undefined

  constructor(node: Component['node']) {
    super(node)
    shadow(node, css, this.overlay, this.panel)
    this.overlay.style.display = this.panel.style.display = 'none'
    this.overlay.addEventListener('click', () => node.emitIfHeard('clickoverlay', {}))
    this.panel.addEventListener('touchstart', (e) => (this.from = this.panel.scrollTop <= 0 ? e.touches[0]?.clientY : undefined), { passive: true })
    this.panel.addEventListener('touchmove', (e) => this.slid(e.touches[0]?.clientY), { passive: true })
  }

  override attribute(name: string, _value: Json | undefined): void {
    this.look()
    if (name === 'show') this.value(this.node.bool('show'))
  }

  override value(value: Json): void {
    if ((value === true) === this.open) return
    this.open = value === true
    clearTimeout(this.timer)
    if (this.open) this.enter()
    else this.leave()
  }

  override dropped(): void {
    clearTimeout(this.timer)
  }

  private enter(): void {
    this.look()
    this.node.emitIfHeard('beforeenter', {})
    this.overlay.style.display = this.node.bool('overlay', true) ? '' : 'none'
    this.panel.style.display = ''
    void this.panel.offsetWidth
    this.node.emitIfHeard('enter', {})
    for (const part of [this.overlay, this.panel]) part.classList.add('in')
    this.timer = window.setTimeout(() => this.node.emitIfHeard('afterenter', {}), this.time())
  }

  private leave(): void {
    this.node.emitIfHeard('beforeleave', {})
    this.node.emitIfHeard('leave', {})
    for (const part of [this.overlay, this.panel]) part.classList.remove('in')
    this.timer = window.setTimeout(() => {
      this.overlay.style.display = this.panel.style.display = 'none'
      this.node.emitIfHeard('afterleave', {})
    }, this.time())
  }

  private look(): void {
    const { node } = this
    const position = node.text('position', 'bottom')
    const zIndex = node.text('z-index', '100')
    this.panel.setAttribute('style', `${safeCss(node.text('custom-style'), node.page.route)};z-index:${Number(zIndex) || 100};--time:${this.time()}ms;${this.panel.style.display === 'none' ? 'display:none' : ''}`)
    this.overlay.setAttribute('style', `${safeCss(node.text('overlay-style'), node.page.route)};z-index:${Number(zIndex) || 100};--time:${this.time()}ms;${this.overlay.style.display === 'none' ? 'display:none' : ''}`)
    const place = ['top', 'right', 'center'].includes(position) ? position : 'bottom'
    this.panel.className = `panel ${place}${node.bool('round') ? ' round' : ''}${this.open ? ' in' : ''}`
  }

  private slid(y: number | undefined): void {
    if (!this.node.bool('close-on-slide-down') && !this.node.bool('close-on-slideDown')) return
    if (this.from === undefined || y === undefined || y - this.from < 60) return
    this.from = undefined
    this.value(false)
  }

  private time(): number {
    return Math.max(0, this.node.number('duration', 300))
  }
}
