import { sheetOf } from '../css'
import { Component, make, shadow } from './component'

const css = sheetOf(':host{display:block;position:relative;width:300px;height:150px}canvas{display:block;width:100%;height:100%}div{position:absolute;inset:0;pointer-events:none}')

/** `canvas`: the surface only. */
export class Canvas extends Component {
  constructor(node: Component['node']) {
    super(node)
    shadow(node, css, make('canvas'), make('div', '', make('slot')))
  }
}
