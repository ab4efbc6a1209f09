import { nodeOf, type ViewNode } from '../node'
import { make, shadow } from './component'
import { sheetOf } from '../css'

const css = sheetOf(`
.pull{position:relative;height:0;overflow:hidden;flex:none;color:#000}
.pull.white{color:#fff}
.pull.smooth{transition:height .2s}
.own{position:absolute;left:0;right:0;bottom:0}
.dots{position:absolute;left:0;right:0;bottom:19px;display:flex;justify-content:center;gap:6px}
.none .dots{display:none}
.dots i{width:7px;height:7px;border-radius:50%;background:currentColor;opacity:.2}
.turns .dots i{animation:turn 1s infinite}
.turns .dots i:nth-child(2){animation-delay:.2s}
.turns .dots i:nth-child(3){animation-delay:.4s}
@keyframes turn{30%{opacity:.6}}
@media (prefers-reduced-motion:reduce){.pull.smooth{transition:none}.turns .dots i{animation:none}}`)

/** Pulling a scroll-view down at its top: its own strip, or what lies in its slot `refresher`. */
export class Refresher {
  private readonly dots = make('div', 'dots', make('i'), make('i'), make('i'))
  private readonly own = make('slot')
  private readonly pull = make('div', 'pull', make('div', 'own', this.own), this.dots)
  private from: number | undefined
  private moved = 0
  private refreshing = false

  constructor(private readonly node: ViewNode) {
    this.own.name = 'refresher'
    shadow(node, css, this.pull, make('slot'))
    const { el } = node
    el.addEventListener('touchstart', (e) => this.begin(e.touches[0]?.clientY), { passive: true })
    el.addEventListener('touchmove', (e) => this.move(e.touches[0]?.clientY, e), { passive: false })
    for (const type of ['touchend', 'touchcancel']) el.addEventListener(type, () => this.end())
    el.addEventListener('mousedown', (e) => this.begin(e.clientY))
    // A mouse leaves what it pulls, as a finger does not.
    const life = { signal: node.page.life.signal }
    addEventListener('mousemove', (e) => (e.buttons === 1 ? this.move(e.clientY, e) : this.end()), life)
    addEventListener('mouseup', () => this.end(), life)
    this.look()
    this.childrenChanged()
  }

  attribute(name: string): void {
    if (name === 'refresher-triggered') this.node.bool(name) ? this.start() : this.stop()
    else this.look()
  }

  childrenChanged(): void {
    for (const child of this.node.el.children) {
      if (nodeOf(child)?.text('slot') === 'refresher') child.slot = 'refresher'
    }
  }

  /** Shows that it refreshes, and tells the program so. */
  start(): void {
    if (this.refreshing || !this.node.bool('refresher-enabled')) return
    this.refreshing = true
    this.height(this.threshold(), true)
    this.node.emitIfHeard('refresherrefresh', { dy: this.moved })
  }

  /** The program is done. */
  stop(): void {
    if (!this.refreshing) return
    this.refreshing = false
    this.moved = 0
    this.height(0, true)
    this.node.emitIfHeard('refresherrestore', { dy: 0 })
  }

  private begin(y: number | undefined): void {
    const ready = !this.refreshing && this.node.bool('refresher-enabled') && this.node.el.scrollTop <= 0
    this.from = ready ? y : undefined
    this.moved = 0
  }

  private move(y: number | undefined, event: Event): void {
    if (this.from === undefined || y === undefined) return
    const moved = y - this.from
    if (this.node.el.scrollTop > 0 || (moved <= 0 && this.moved === 0)) return
    if (event.cancelable) event.preventDefault()
    this.moved = Math.max(0, moved * 0.5)
    this.height(this.moved, false)
    this.node.emitIfHeard('refresherpulling', { dy: this.moved })
  }

  private end(): void {
    if (this.from === undefined) return
    this.from = undefined
    if (this.moved === 0) return
    if (this.moved >= this.threshold()) return this.start()
    this.node.emitIfHeard('refresherabort', { dy: this.moved })
    this.moved = 0
    this.height(0, true)
  }

  private threshold(): number {
    return this.node.length('refresher-threshold', 45)
  }

  private look(): void {
    this.pull.style.backgroundColor = this.node.text('refresher-background', '#fff')
    for (const style of ['white', 'none']) this.pull.classList.toggle(style, this.node.text('refresher-default-style', 'black') === style)
  }

  private height(height: number, smooth: boolean): void {
    this.pull.classList.toggle('smooth', smooth)
    this.pull.classList.toggle('turns', this.refreshing)
    this.pull.style.height = `${height}px`
  }
}
