import { sheetOf } from '../css'
import { Component, make, shadow } from './component'

const css = sheetOf(`
:host{display:block;position:relative;min-width:40px;min-height:40px;background:#f2f2f2;overflow:hidden}
p{position:absolute;inset:0;display:flex;align-items:center;justify-content:center;margin:0;color:#8a8a8a;font:12px/1.4 system-ui,sans-serif}`)

/** A component that is not drawn here: a box that says its name, with what lies over it, and an `error` for the program. */
export class Placeholder extends Component {
  private told = false

  constructor(node: Component['node']) {
    super(node)
    shadow(node, css, make('p', '', `<${node.tag}> is not drawn here`), make('slot'))
  }

  // Programs hide what cannot be shown, or show something else in its place.
  override inserted(): void {
    if (this.told) return
    this.told = true
    this.node.emitIfHeard('error', { errMsg: `${this.node.tag}:fail not supported`, errCode: -1 })
  }
}
