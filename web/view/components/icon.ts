import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { Component, shadow } from './component'

const css = sheetOf(':host{display:inline-block;vertical-align:middle;line-height:0}svg{display:block}')
const svg = 'http://www.w3.org/2000/svg'
const green = '#07c160'
const red = '#fa5151'
const blue = '#10aeff'
const grey = '#b2b2b2'

const disc = 'M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20z'
const ring = `${disc}m0 1.2a8.8 8.8 0 1 1 0 17.6a8.8 8.8 0 0 1 0-17.6z`
const tick = 'M10.2 15.9l-3.9-3.9 1.1-1.1 2.8 2.8 6.4-6.4 1.1 1.1z'
const cross = 'M12 10.8l3.4-3.4 1.2 1.2-3.4 3.4 3.4 3.4-1.2 1.2-3.4-3.4-3.4 3.4-1.2-1.2 3.4-3.4-3.4-3.4 1.2-1.2z'
const mark = 'M11.2 6.5h1.6l-.2 7h-1.2zM12 15.2a1 1 0 1 1 0 2a1 1 0 0 1 0-2z'
const letter = 'M11.2 10.5h1.6l0 7h-1.6zM12 6.8a1 1 0 1 1 0 2a1 1 0 0 1 0-2z'
const clock = 'M11.3 6.5h1.3v5.2l3.6 3.6-.9.9-4-4z'
const arrow = 'M11.3 6h1.4v8l2.6-2.6 1 1-4.3 4.3-4.3-4.3 1-1 2.6 2.6z'
const lens = 'M10.5 4a6.5 6.5 0 1 0 4 11.6l4.6 4.6 1.1-1.1-4.6-4.6A6.5 6.5 0 0 0 10.5 4zm0 1.5a5 5 0 1 1 0 10a5 5 0 0 1 0-10z'

/** The drawings, in a box of 24: the colour, and a path whose holes show the ground. */
const drawings: { [type: string]: [colour: string, path: string] } = {
  success: [green, disc + tick], success_no_circle: [green, tick], info: [blue, disc + letter], warn: [red, disc + mark], waiting: [blue, disc + clock],
  cancel: [red, ring + cross], download: [green, ring + arrow], search: [grey, lens], clear: [grey, disc + cross], success_circle: [green, ring + tick],
  info_circle: [green, ring + letter], waiting_circle: [blue, ring + clock], safe_success: [green, disc + tick], safe_warn: ['#ffbe00', disc + mark],
  circle: ['#c9c9c9', ring], safe_success_circle: [green, ring + tick],
}

/** `icon`: types, size and colour of WeUI's signs. */
export class Icon extends Component {
  private readonly picture = document.createElementNS(svg, 'svg')
  private readonly path = document.createElementNS(svg, 'path')

  constructor(node: Component['node']) {
    super(node)
    this.picture.setAttribute('viewBox', '0 0 24 24')
    this.picture.setAttribute('aria-hidden', 'true')
    this.path.setAttribute('fill-rule', 'evenodd')
    this.picture.append(this.path)
    shadow(node, css, this.picture)
  }

  override attribute(_name: string, _value: Json | undefined): void {
    const [colour, path] = drawings[this.node.text('type')] ?? ['', '']
    const size = this.node.text('size', '23').replace(/^(\d+(?:\.\d+)?)$/, '$1px')
    const length = /rpx$/.test(size) ? `calc(${parseFloat(size)} * var(--rpx))` : size
    this.picture.style.width = length
    this.picture.style.height = length
    this.path.setAttribute('d', path)
    this.path.style.fill = this.node.text('color', colour)
  }
}
