import { make } from './component'

/** A column of choices that turns under a line: by finger, wheel, mouse drag, click and arrow keys. */
export class Wheel {
  readonly element = make('div', 'wheel')
  private settled = 0
  private timer = 0

  /** @param changed the choice under the line, once the wheel stands still */
  constructor(private readonly height: number, label: string, private readonly changed: (index: number) => void) {
    const el = this.element
    el.tabIndex = 0
    el.setAttribute('role', 'listbox')
    el.setAttribute('aria-label', label)
    el.addEventListener('scroll', () => this.turning(), { passive: true })
    el.addEventListener('keydown', (e) => this.key(e))
    el.addEventListener('click', (e) => {
      const index = [...el.children].indexOf(e.target as Element)
      if (index >= 0) this.turnTo(index, true)
    })
  }

  get index(): number {
    return Math.max(0, Math.min(this.element.children.length - 1, Math.round(this.element.scrollTop / this.height)))
  }

  fill(items: string[], index: number): void {
    this.element.replaceChildren(...items.map((item) => {
      const row = make('div', 'choice', item)
      row.setAttribute('role', 'option')
      return row
    }))
    this.turnTo(Math.max(0, Math.min(items.length - 1, index)), false)
  }

  turnTo(index: number, smooth: boolean): void {
    if (!smooth) this.settled = index
    this.element.scrollTo({ top: index * this.height, behavior: smooth ? 'smooth' : 'instant' })
    this.mark()
  }

  private turning(): void {
    this.mark()
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => {
      if (this.index === this.settled) return
      this.settled = this.index
      this.changed(this.settled)
    }, 120)
  }

  private key(e: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[e.key]
    if (step === undefined) return
    e.preventDefault()
    this.turnTo(Math.max(0, Math.min(this.element.children.length - 1, this.index + step)), false)
    this.settled = -1
    this.turning()
  }

  private mark(): void {
    const now = this.index
    for (const [index, row] of [...this.element.children].entries()) row.setAttribute('aria-selected', String(index === now))
  }
}
