import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { Component, make, shadow } from './component'

const css = sheetOf(':host{display:inline;white-space:pre-line}.s{display:none}')
const entities: [RegExp, string][] = [
  [/&nbsp;/g, '\u00a0'], [/&lt;/g, '<'], [/&gt;/g, '>'], [/&apos;/g, "'"], [/&ensp;/g, '\u2002'], [/&emsp;/g, '\u2003'], [/&quot;/g, '"'], [/&amp;/g, '&'],
]
const spaces: { [name: string]: string } = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' }

/** `text`: keeps line breaks; `decode` and `space` change what its text nodes show. */
export class Text extends Component {
  private shown: HTMLSpanElement | undefined

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'selectable' || name === 'user-select') this.select()
    if (name === 'decode' || name === 'space') this.childrenChanged()
  }

  override styled(): void {
    this.select()
  }

  private select(): void {
    const how = this.node.bool('selectable') || this.node.bool('user-select') ? 'text' : ''
    this.node.el.style.setProperty('user-select', how)
    this.node.el.style.setProperty('-webkit-user-select', how)
  }

  // Most texts are shown as they are, and a list may change thousands at once: the document is not asked about those.
  override textChanged(text: string): void {
    if (this.shown || this.node.attrs.has('decode') || this.node.attrs.has('space') || text.includes('\\n')) this.childrenChanged()
  }

  // The program's own text nodes are never touched: what differs is shown in their place.
  override childrenChanged(): void {
    const space = spaces[this.node.text('space')]
    const decode = this.node.bool('decode')
    let text = this.node.el.textContent ?? ''
    const plain = this.node.el.children.length === 0 && (decode || space !== undefined || text.includes('\\n'))
    if (!plain && !this.shown) return
    if (!this.shown) {
      this.shown = make('span')
      shadow(this.node, css, this.shown)
    }
    if (!plain) return this.shown.replaceChildren(document.createElement('slot'))
    // A line break may be written as in a JavaScript string.
    text = text.replaceAll('\\n', '\n')
    if (space !== undefined) text = text.replace(/ /g, space)
    if (decode) for (const [entity, character] of entities) text = text.replace(entity, character)
    this.shown.textContent = text
  }
}
