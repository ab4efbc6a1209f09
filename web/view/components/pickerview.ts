import type { Json } from '../protocol'
import { safeCss, sheetOf } from '../css'
import { Component, make, shadow } from './component'

const viewCss = sheetOf(':host{display:block;position:relative;overflow:hidden}.columns{display:flex;position:absolute;inset:0}')
const columnCss = sheetOf(`
:host{display:block;position:relative;flex:1;min-width:0;height:100%;overflow:hidden}
.scroll{position:absolute;inset:0;overflow-y:auto;scroll-snap-type:y mandatory;scrollbar-width:none}
.scroll::before,.scroll::after{content:"";display:block;height:calc(50% - var(--row) / 2)}
::slotted(*){height:var(--row)!important;overflow:hidden;scroll-snap-align:center}
.line{position:absolute;left:0;right:0;top:50%;height:34px;transform:translateY(-50%);border:solid rgba(0,0,0,.15);border-width:.5px 0;box-sizing:border-box;pointer-events:none}
.mask{position:absolute;inset:0;background:linear-gradient(rgba(255,255,255,.9),rgba(255,255,255,.4) 40%,transparent 40%,transparent 60%,rgba(255,255,255,.4) 60%,rgba(255,255,255,.9));pointer-events:none}`)

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
  private readonly line = make('div', 'line')
  private readonly mask = make('div', 'mask')
  private readonly scroll = make('div', 'scroll', make('slot'))
  private view: PickerView | undefined
  private wished = 0
  private settled = 0
  private timer = 0

  constructor(node: Component['node']) {
    super(node)
    columnOf.set(node.el, this)
    this.scroll.tabIndex = 0
    shadow(node, columnCss, this.scroll, this.mask, this.line)
    this.scroll.addEventListener('scroll', () => this.turning(), { passive: true })
  }

  get index(): number {
    return Math.max(0, Math.min(this.node.el.children.length - 1, Math.round(this.scroll.scrollTop / this.row())))
  }

  /** Takes the indicator's and the mask's look from the picker-view. */
  dress(view: PickerView): void {
    this.view = view
    this.line.setAttribute('style', safeCss(view.look('indicator-style'), view.route))
    this.mask.setAttribute('style', safeCss(view.look('mask-style'), view.route))
    this.node.el.style.setProperty('--row', `${this.row()}px`)
  }

  turnTo(index: number): void {
    this.wished = index
    requestAnimationFrame(() => {
      this.node.el.style.setProperty('--row', `${this.row()}px`)
      const target = Math.max(0, Math.min(this.node.el.children.length - 1, this.wished))
      if (target === this.index) return
      this.settled = target
      this.scroll.scrollTo({ top: target * this.row(), behavior: 'instant' })
    })
  }

  override childrenChanged(): void {
    this.turnTo(this.wished)
  }

  private row(): number {
    return this.line.offsetHeight || 34
  }

  private turning(): void {
    if (this.index !== this.settled) this.view?.started()
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => {
      const changed = this.index !== this.settled
      this.settled = this.wished = this.index
      this.view?.stopped(changed)
    }, 120)
  }
}
