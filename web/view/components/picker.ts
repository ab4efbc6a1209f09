import type { Json } from '../protocol'
import { Component } from './component'
import { PickerPanel } from './pickerpanel'
import { calendar, clock, labels } from './pickerchoices'
import { regionTable, regionWheels } from './regions'

/** Wheels of which one turned to another choice changes those after it. */
interface DependentWheels {
  columns(chosen: number[]): string[][]
}

/** `picker`: a tap on what lies in it opens a panel with wheels. */
export class Picker extends Component {
  override readonly ownsFocus = true
  private panel: PickerPanel | undefined
  private held: Json | undefined

  constructor(node: Component['node']) {
    super(node)
    node.el.setAttribute('role', 'button')
    node.el.tabIndex = 0
  }

  override attribute(name: string, value: Json | undefined): void {
    if (name === 'value') this.held = value
    // A program answers a turned column with new ranges for the others.
    if (this.panel && this.mode() === 'multiSelector' && (name === 'range' || name === 'value')) this.refill()
  }

  override value(value: Json): void {
    this.held = value
  }

  override dropped(): void {
    this.panel?.close(false)
  }

  override tapped(): void {
    if (this.panel || this.node.bool('disabled')) return
    switch (this.mode()) {
      case 'multiSelector': return this.openMany()
      case 'time': return this.openCalendar(clock(this.node.text('start'), this.node.text('end')))
      case 'date': return this.openCalendar(calendar(this.node.text('start'), this.node.text('end'), this.node.text('fields', 'day')))
      case 'region': return void this.openRegion().catch((error: Error) => this.node.page.fault(`picker: ${error.message}`))
      default: return this.openOne()
    }
  }

  private mode(): string {
    return this.node.text('mode', 'selector')
  }

  private openOne(): void {
    this.open(() => undefined, ([index]) => this.node.emit('change', { value: index ?? 0 }, true))
    this.panel?.setWheels([labels(this.node.attrs.get('range'), this.node.text('range-key'))], [Number(this.held ?? 0) || 0])
  }

  private openMany(): void {
    this.open((column, value) => this.node.emit('columnchange', { column, value }, true), (value) => this.node.emit('change', { value }, true))
    this.panel?.setWheels(this.ranges(), this.many())
  }

  private refill(): void {
    const now = this.panel!.choices
    const wished = this.many()
    this.ranges().forEach((items, column) => this.panel!.setWheel(column, items, wished[column] ?? now[column] ?? 0))
  }

  private openCalendar(wheels: ReturnType<typeof calendar>): void {
    const chosen = wheels.chosen(typeof this.held === 'string' && this.held !== '' ? this.held : now(this.mode()))
    this.openDependent(wheels, chosen, (choices) => ({ value: wheels.value(choices) }))
  }

  private async openRegion(): Promise<void> {
    const table = await regionTable()
    if (this.panel) return
    const wheels = regionWheels(table, this.node.text('level', 'region'), this.node.text('custom-item'))
    this.openDependent(wheels, wheels.chosen(this.held), wheels.detail)
  }

  private openDependent(wheels: DependentWheels, chosen: number[], detail: (chosen: number[]) => object): void {
    const draw = (choices: number[], from: number) =>
      wheels.columns(choices).forEach((items, column) => (column >= from ? this.panel?.setWheel(column, items, Math.min(items.length - 1, choices[column] ?? 0)) : undefined))
    this.open((column) => draw(this.panel!.choices, column + 1), (choices) => this.node.emit('change', detail(choices), true))
    draw(chosen, 0)
  }

  private open(turned: (column: number, index: number) => void, done: (chosen: number[]) => void): void {
    this.panel = new PickerPanel(this.node.page, this.node.text('header-text'), {
      turned,
      closed: (chosen) => {
        this.panel = undefined
        if (chosen) done(chosen)
        else this.node.emit('cancel', {}, true)
        this.node.el.focus()
      },
    })
  }

  private ranges(): string[][] {
    const range = this.node.attrs.get('range')
    return Array.isArray(range) ? range.map((list) => labels(list, this.node.text('range-key'))) : []
  }

  private many(): number[] {
    return Array.isArray(this.held) ? this.held.map((index) => Number(index) || 0) : []
  }
}

/** What a picker of dates or times stands on that was given no value. */
function now(mode: string): string {
  const date = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return mode === 'time' ? `${two(date.getHours())}:${two(date.getMinutes())}` : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
