import { sheetOf } from '../css'
import type { Page } from '../page'
import { make } from './component'
import { Wheel } from './wheel'

const row = 44
const css = sheetOf(`
:host{position:absolute;inset:0;z-index:2147483000}
.shade{position:fixed;inset:0;background:rgba(0,0,0,.5);animation:in .15s}
.panel{position:fixed;left:0;right:0;bottom:0;border-radius:12px 12px 0 0;background:#fff;color:#000;font-size:17px;overflow:hidden;outline:0;animation:up .2s cubic-bezier(.2,.7,.2,1)}
header{display:flex;align-items:center;justify-content:space-between;height:52px;padding:0 8px;border-bottom:.5px solid rgba(0,0,0,.1)}
header span{overflow:hidden;white-space:nowrap;text-overflow:ellipsis;color:rgba(0,0,0,.5);font-size:15px}
button{height:44px;padding:0 12px;border:0;background:none;color:rgba(0,0,0,.6);font:inherit;cursor:pointer}
button.ok{color:#07c160;font-weight:500}
svg{display:block;width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.wheels{position:relative;display:flex;height:${row * 5}px}
.wheels::after{content:"";position:absolute;inset:${row * 2}px 12px;border:solid rgba(0,0,0,.12);border-width:.5px 0;pointer-events:none}
.wheel{flex:1;min-width:0;overflow-y:auto;scroll-snap-type:y mandatory;scrollbar-width:none;outline-offset:-2px;
  -webkit-mask-image:linear-gradient(rgba(0,0,0,.25),#000 42%,#000 58%,rgba(0,0,0,.25));mask-image:linear-gradient(rgba(0,0,0,.25),#000 42%,#000 58%,rgba(0,0,0,.25))}
.wheel::before,.wheel::after{content:"";display:block;height:${row * 2}px}
.choice{height:${row}px;padding:0 6px;line-height:${row}px;text-align:center;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;scroll-snap-align:center;cursor:pointer}
@keyframes in{from{opacity:0}}
@keyframes up{from{transform:translateY(60%)}}
@media (prefers-reduced-motion:reduce){.shade,.panel{animation:none}}`)

export interface PanelEvents {
  /** One wheel stands on another choice. */
  turned(column: number, index: number): void
  /** The panel is closed: with the choices, or without when it was cancelled. */
  closed(choices: number[] | undefined): void
}

/** The panel of a picker: wheels at the bottom of the page. */
export class PickerPanel {
  private readonly host = make('div')
  private readonly wheels: Wheel[] = []
  private readonly body = make('div', 'wheels')

  constructor(page: Page, title: string, private readonly events: PanelEvents) {
    const root = this.host.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [css]
    const shade = make('div', 'shade')
    shade.addEventListener('click', () => this.close(false))
    // Signs instead of words: the view has no language of its own.
    const panel = make('section', 'panel', make('header', '', this.button('M6 6l12 12M18 6L6 18', '', false), make('span', '', title), this.button('M5 12.5l4.5 4.5L19 7.5', 'ok', true)), this.body)
    panel.setAttribute('role', 'dialog')
    panel.setAttribute('aria-modal', 'true')
    panel.setAttribute('aria-label', title)
    panel.tabIndex = -1
    panel.addEventListener('keydown', (e) => this.key(e))
    for (const type of ['click', 'pointerdown', 'touchstart', 'keydown']) this.host.addEventListener(type, (e) => e.stopPropagation())
    root.append(shade, panel)
    page.root.append(this.host)
    panel.focus()
  }

  setWheels(columns: string[][], chosen: number[]): void {
    columns.forEach((items, column) => this.setWheel(column, items, chosen[column] ?? 0))
  }

  setWheel(column: number, items: string[], index: number): void {
    let wheel = this.wheels[column]
    if (!wheel) {
      wheel = new Wheel(row, '', (at) => this.events.turned(column, at))
      this.wheels[column] = wheel
      this.body.append(wheel.element)
    }
    wheel.fill(items, index)
  }

  get choices(): number[] {
    return this.wheels.map((wheel) => wheel.index)
  }

  close(confirmed: boolean): void {
    // A wheel that is out of the page has forgotten where it stood.
    const choices = this.choices
    this.host.remove()
    this.events.closed(confirmed ? choices : undefined)
  }

  private key(e: KeyboardEvent): void {
    if (e.key === 'Escape') this.close(false)
    else if (e.key === 'Enter' && !(e.target instanceof HTMLButtonElement)) this.close(true)
  }

  private button(path: string, className: string, confirmed: boolean): HTMLButtonElement {
    const el = make('button', className)
    el.type = 'button'
    el.setAttribute('aria-label', confirmed ? '✓' : '✕')
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    svg.setAttribute('viewBox', '0 0 24 24')
    line.setAttribute('d', path)
    svg.append(line)
    el.append(svg)
    el.addEventListener('click', () => this.close(confirmed))
    return el
  }
}
