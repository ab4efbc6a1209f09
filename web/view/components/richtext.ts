import type { Json } from '../protocol'
import { safeCss } from '../css'
import { resourceUrl } from '../resources'
import { Component } from './component'

/** The tags of WeChat's list; everything else shows its content only, and these few not even that. */
const tags = new Set((
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins '
  + 'label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul').split(' '))
const silent = new Set(['script', 'style', 'template', 'iframe', 'object', 'embed', 'noscript', 'textarea', 'select', 'title', 'svg', 'math'])
const plain = new Set(['alt', 'width', 'height', 'colspan', 'rowspan', 'span', 'start', 'type', 'align', 'dir', 'color', 'face', 'size', 'cite'])
const deepest = 64

/** `rich-text`: HTML text or WeChat's node list, built anew from what is allowed; nothing is ever parsed into the page. */
export class RichText extends Component {
  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'space') this.node.el.style.whiteSpace = this.node.text('space') === '' ? '' : 'pre-wrap'
    if (name !== 'nodes') return
    const nodes = this.node.attrs.get('nodes')
    const content = typeof nodes === 'string' ? this.fromHtml(nodes) : Array.isArray(nodes) ? this.fromList(nodes, 0) : []
    this.node.el.replaceChildren(...content)
  }

  private fromHtml(html: string): Node[] {
    // A parsed document of its own neither runs nor loads anything.
    const parsed = new DOMParser().parseFromString(html, 'text/html')
    return [...parsed.body.childNodes].flatMap((child) => this.copy(child, 0))
  }

  private copy(source: Node, depth: number): Node[] {
    if (source instanceof globalThis.Text) return [document.createTextNode(source.data)]
    if (!(source instanceof Element) || depth > deepest) return []
    const name = source.localName
    if (silent.has(name)) return []
    const children = [...source.childNodes].flatMap((child) => this.copy(child, depth + 1))
    return this.element(name, (attribute) => source.getAttribute(attribute) ?? undefined, source.getAttributeNames(), children)
  }

  private fromList(list: Json[], depth: number): Node[] {
    if (depth > deepest) return []
    return list.flatMap((item) => {
      if (item === null || typeof item !== 'object' || Array.isArray(item)) return []
      if (item['type'] === 'text' || (item['name'] === undefined && item['text'] !== undefined)) return [document.createTextNode(unescape(String(item['text'] ?? '')))]
      const name = String(item['name'] ?? '').toLowerCase()
      if (silent.has(name)) return []
      const attrs = item['attrs'] !== null && typeof item['attrs'] === 'object' && !Array.isArray(item['attrs']) ? item['attrs'] : {}
      const children = Array.isArray(item['children']) ? this.fromList(item['children'], depth + 1) : []
      return this.element(name, (attribute) => (attrs[attribute] === undefined ? undefined : String(attrs[attribute])), Object.keys(attrs), children)
    })
  }

  private element(name: string, get: (name: string) => string | undefined, names: string[], children: Node[]): Node[] {
    if (!tags.has(name)) return children
    const el = document.createElement(name)
    for (const attribute of names) if (plain.has(attribute)) el.setAttribute(attribute, get(attribute)!)
    const className = get('class')
    if (className !== undefined) el.className = className
    const style = get('style')
    if (style !== undefined) el.setAttribute('style', safeCss(style, this.node.page.route))
    const source = name === 'img' ? resourceUrl(get('src'), this.node.page.route) : ''
    if (source !== '') el.setAttribute('src', source)
    el.append(...children)
    return [el]
  }
}

/** The few entities that WeChat's text nodes know. */
function unescape(text: string): string {
  return text.replace(/&nbsp;/g, '\u00a0').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')
}
