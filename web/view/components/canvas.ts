import { sheetOf } from '../css'
import { Component, make, shadow } from './component'

const css = sheetOf(':host{display:block;position:relative;width:300px;height:150px}canvas{display:block;width:100%;height:100%}div{position:absolute;inset:0;pointer-events:none}')

/** `canvas`: the surface; what is drawn on it comes as commands (see canvas/canvases.ts). */
export class Canvas extends Component {
  constructor(node: Component['node']) {
    super(node)
    const surface = make('canvas')
    shadow(node, css, surface, make('div', '', make('slot')))
    node.page.canvases.add(node.id, surface)
  }

  override dropped(): void {
    this.node.page.canvases.remove(this.node.id)
  }
}
