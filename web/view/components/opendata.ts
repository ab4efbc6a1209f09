import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { resourceUrl } from '../resources'
import { Component, make, shadow } from './component'

const css = sheetOf('img{display:block;width:100%;height:100%;object-fit:cover}:host{overflow:hidden}')

/** `open-data`: shows what the host sends for it. The value lives in a closed corner that no message leads out of. */
export class OpenData extends Component {
  private readonly root = shadow(this.node, css, make('slot'))
  private loaded: Json | undefined

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'type' || name === 'default-text' || name === 'default-avatar') this.draw()
  }

  override data(value: Json): void {
    this.loaded = value
    this.draw()
  }

  private draw(): void {
    const picture = /avatar/i.test(this.node.text('type'))
    const fallback = this.node.text(picture ? 'default-avatar' : 'default-text')
    const value = typeof this.loaded === 'string' && this.loaded !== '' ? this.loaded : fallback
    this.node.el.style.display = picture ? 'block' : ''
    if (!picture) return this.root.replaceChildren(value)
    const url = resourceUrl(value, this.node.page.route)
    const img = make('img')
    img.alt = ''
    img.src = url
    this.root.replaceChildren(...(url === '' ? [] : [img]))
  }
}
