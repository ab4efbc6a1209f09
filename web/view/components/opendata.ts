import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { openDataUrl } from '../resources'
import { Component, make } from './component'

// The box is the program's, the content is the user's, and neither depends on the other: the content is out of the flow, clipped, and its size is contained.
// What is important here is stronger than anything that a sheet of the program says about the element. The fonts are the system's by their generic names:
// a font of the program with a unicode-range would be fetched for the letters of the nickname, and its server would read them.
const css = sheetOf(`
:host{display:inline-block;position:relative;width:8em;height:1.4em;height:1lh;vertical-align:bottom;contain:strict!important;overflow:hidden!important;
  content-visibility:visible!important}
:host([type=userAvatarUrl]){display:block;width:64px;height:auto;aspect-ratio:1}
div{position:absolute;inset:0;overflow:hidden;contain:strict;white-space:nowrap;text-overflow:ellipsis;pointer-events:none;user-select:none;-webkit-user-select:none;
  font-family:system-ui,sans-serif;font-feature-settings:normal;cursor:default}
img{display:block;width:100%;height:100%;object-fit:cover}`)

/** `open-data`: shows what the host sends for it, in a closed corner that no message leads out of. */
export class OpenData extends Component {
  override readonly opaque = true
  private readonly box = make('div')
  private loaded = ''

  constructor(node: Component['node']) {
    super(node)
    const root = node.el.attachShadow({ mode: 'closed' })
    root.adoptedStyleSheets = [css]
    root.append(this.box)
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'type' || name === 'lang') this.loaded = ''
    if (name === 'type' || name === 'lang' || name === 'default-text' || name === 'default-avatar') this.draw()
  }

  override data(value: Json): void {
    this.loaded = typeof value === 'string' ? value : ''
    this.draw()
  }

  private draw(): void {
    if (this.node.text('type') !== 'userAvatarUrl') {
      this.box.textContent = this.loaded === '' ? this.node.text('default-text') : this.loaded
      return
    }
    const url = openDataUrl(this.loaded, this.node.text('default-avatar'), this.node.page.route)
    const img = make('img')
    img.alt = ''
    // A picture that does not load leaves no broken mark, and tells nobody.
    img.addEventListener('error', () => img.remove())
    img.src = url
    this.box.replaceChildren(...(url === '' ? [] : [img]))
  }
}
