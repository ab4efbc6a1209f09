import type { Json } from '../protocol'
import { safeCss, sheetOf } from '../css'
import { Component, make, scoped, shadow } from './component'

const viewCss = sheetOf(':host{display:block;position:relative;overflow:hidden}.columns{display:flex;position:absolute;inset:0}')
const columnCss = sheetOf(`
:host{display:block;position:relative;flex:1;min-width:0;height:100%;overflow:hidden}
.scroll{position:absolute;inset:0;overflow-y:auto;scroll-snap-type:y mandatory;scrollbar-width:none}
.scroll::before,.scroll::after{content:"";display:block;height:calc(50% - var(--row) / 2)}
.scroll>slot::slotted(*){height:var(--row)!important;overflow:hidden;scroll-snap-align:center}
::slotted(.pergola-part){position:absolute;left:0;right:0;box-sizing:border-box;pointer-events:none}`)

/** `picker-view`. */
export class PickerView extends Component {
  private moving = false

  constructor(node: Component['node']) {
    super(node)
    shadow(node, viewCss, make('div', 'columns', make('slot')))
  }

  override attribute(name: string, value: Json | undefined): void {
    if (name === 'value') this.value(value ?? [])
    else for (const column of this.columns()) column.dress(this)
  }

  override value(value: Json): void {
    const wished = Array.isArray(value) ? value.map((index) => Number(index) || 0) : []
    this.columns().forEach((column, index) => column.turnTo(wished[index] ?? 0))
  }

  override childrenChanged(): void {
    for (const column of this.columns()) column.dress(this)
    this.value(this.node.attrs.get('value') ?? [])
  }

  /** A column began to turn. */
  started(): void {
    if (!this.moving) this.node.emitIfHeard('pickstart', {})
    this.moving = true
  }

  /** A column stands still; `changed` on another choice than before. */
  stopped(changed: boolean): void {
    if (changed) this.node.emit('change', { value: this.columns().map((column) => column.index) }, true)
    if (this.moving) this.node.emitIfHeard('pickend', {})
    this.moving = false
  }

  /** Whether a change is told as soon as the finger lets go. */
  isImmediate(): boolean {
    return this.node.bool('immediate-change')
  }

  look(name: string): string {
    return this.node.text(name)
  }

  get route(): string {
    return this.node.page.route
  }

  private columns(): PickerViewColumn[] {
    return [...this.node.el.children].map((el) => columnOf.get(el)).filter((column) => column !== undefined)
  }
}

const columnOf = new WeakMap<Element, PickerViewColumn>()

/** `picker-view-column`: its children are the choices. */
export class PickerViewColumn extends Component {
  // The indicator and the mask lie beside the rows, so that the classes of the program reach them; their own look is in the base sheet.
  private readonly line = make('pergola-line' as 'div')
  private readonly mask = make('pergola-mask' as 'div')
  private readonly scroll = make('div', 'scroll', make('slot'))
  private view: PickerView | undefined
  private wished = 0
  private settled = 0
  private timer = 0

  constructor(node: Component['node']) {
    super(node)
    columnOf.set(node.el, this)
    this.scroll.tabIndex = 0
    const over = make('slot')
    over.name = 'over'
    shadow(node, columnCss, this.scroll, over)
    for (const part of [this.mask, this.line]) {
      part.slot = 'over'
      part.className = 'pergola-part'
      node.el.append(part)
    }
    this.scroll.addEventListener('keydown', (e) => this.key(e))
    for (const type of ['touchend', 'mouseup']) this.scroll.addEventListener(type, () => this.view?.isImmediate() && this.settle(), { passive: true })
    this.scroll.addEventListener('scroll', () => this.turning(), { passive: true })
  }

  get index(): number {
    return Math.max(0, Math.min(this.rows() - 1, Math.round(this.scroll.scrollTop / this.row())))
  }

  /** Takes the indicator's and the mask's look from the picker-view. */
  dress(view: PickerView): void {
    this.view = view
    for (const [part, name] of [[this.line, 'indicator'], [this.mask, 'mask']] as const) {
      part.setAttribute('style', safeCss(view.look(`${name}-style`), view.route))
      part.className = ['pergola-part', ...scoped(view.look(`${name}-class`), this.node.el)].join(' ')
    }
    this.node.el.style.setProperty('--row', `${this.row()}px`)
  }

  turnTo(index: number): void {
    this.wished = index
    requestAnimationFrame(() => {
      this.node.el.style.setProperty('--row', `${this.row()}px`)
      const target = Math.max(0, Math.min(this.rows() - 1, this.wished))
      if (target === this.index) return
      this.settled = target
      this.scroll.scrollTo({ top: target * this.row(), behavior: 'instant' })
    })
  }

  override childrenChanged(): void {
    this.turnTo(this.wished)
  }

  private rows(): number {
    return this.node.el.children.length - 2
  }

  private row(): number {
    return this.line.offsetHeight || 34
  }

  private turning(): void {
    if (this.index !== this.settled) this.view?.started()
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.settle(), 120)
  }

  private settle(): void {
    clearTimeout(this.timer)
    const changed = this.index !== this.settled
    this.settled = this.wished = this.index
    this.view?.stopped(changed)
  }

  private key(e: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key]
    if (step === undefined) return
    e.preventDefault()
    const target = Math.max(0, Math.min(this.rows() - 1, this.index + step))
    this.scroll.scrollTo({ top: target * this.row(), behavior: 'instant' })
  }
}
