import type { Json } from '../protocol'
import { safeCss } from '../css'
import { resourceUrl } from '../resources'
import { formatsAt } from './editorformats'

/** What may stand in an editor; everything else shows its text only, and these few not even that. */
const tags = new Set('p h1 h2 h3 h4 h5 h6 div span b strong i em u ins s strike sub sup ol ul li br hr img blockquote'.split(' '))
const silent = new Set(['script', 'style', 'template', 'iframe', 'object', 'embed', 'noscript', 'textarea', 'select', 'title', 'svg', 'math'])
const blocks = new Set('p h1 h2 h3 h4 h5 h6 div li blockquote'.split(' '))
const deepest = 64

/** HTML of the program, built anew from what is allowed. */
export function fromHtml(html: string, base: string): Node[] {
  // A parsed document of its own neither runs nor loads anything.
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return [...parsed.body.childNodes].flatMap((child) => copy(child, base, 0))
}

function copy(source: Node, base: string, depth: number): Node[] {
  if (source instanceof Text) return [document.createTextNode(source.data)]
  if (!(source instanceof Element) || depth > deepest || silent.has(source.localName)) return []
  const children = [...source.childNodes].flatMap((child) => copy(child, base, depth + 1))
  if (!tags.has(source.localName)) return children
  const made = document.createElement(source.localName)
  const style = source.getAttribute('style')
  if (style !== null) made.setAttribute('style', safeCss(style, base))
  if (made instanceof HTMLImageElement) picture(made, source.getAttribute('data-src') ?? source.getAttribute('src') ?? '', base)
  for (const name of ['width', 'height', 'alt']) if (source.hasAttribute(name)) made.setAttribute(name, source.getAttribute(name)!)
  made.append(...children)
  return [made]
}

function picture(image: HTMLImageElement, source: string, base: string): void {
  const url = resourceUrl(source, base)
  image.dataset['src'] = source
  if (url !== '') image.src = url
}

/** A delta of the program: texts with attributes, and pictures. */
export function fromDelta(ops: Json | undefined, base: string): Node[] {
  const lines: Node[] = []
  let line: Node[] = []
  for (const op of Array.isArray(ops) ? ops : []) {
    if (op === null || typeof op !== 'object' || Array.isArray(op)) continue
    const attributes = (op['attributes'] ?? {}) as { [name: string]: Json }
    const insert = op['insert']
    if (typeof insert === 'object' && insert !== null && !Array.isArray(insert)) {
      const image = document.createElement('img')
      picture(image, String(insert['image'] ?? ''), base)
      line.push(insert['divider'] ? document.createElement('hr') : image)
      continue
    }
    String(insert ?? '').split('\n').forEach((text, i) => {
      if (i > 0) {
        const block = document.createElement(/^[1-6]$/.test(String(attributes['header'])) ? `h${String(attributes['header'])}` : 'p')
        block.append(...line)
        lines.push(block)
        line = []
      }
      if (text !== '') line.push(span(text, attributes))
    })
  }
  return [...lines, ...line]
}

function span(text: string, attributes: { [name: string]: Json }): Node {
  let node: Node = document.createTextNode(text)
  for (const [name, tag] of [['bold', 'strong'], ['italic', 'em'], ['underline', 'u'], ['strike', 's']] as const) {
    if (!attributes[name]) continue
    const around = document.createElement(tag)
    around.append(node)
    node = around
  }
  if (typeof attributes['color'] !== 'string') return node
  const coloured = document.createElement('span')
  coloured.style.color = attributes['color']
  coloured.append(node)
  return coloured
}

/** What stands in it as a delta: each text with its formats. */
export function deltaOf(root: Element): Json[] {
  const ops: Json[] = []
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      if (node.data !== '') ops.push(op(node.data, formatsAt(node, root)))
    } else if (node instanceof HTMLImageElement) ops.push({ insert: { image: node.dataset['src'] ?? '' } })
    else if (node instanceof Element && node.localName === 'hr') ops.push({ insert: { divider: true } })
    else for (const child of node.childNodes) walk(child)
    if (node instanceof Element && (blocks.has(node.localName) || node.localName === 'br')) ops.push(op('\n', {}))
  }
  for (const child of root.childNodes) walk(child)
  const last = ops[ops.length - 1] as { insert?: Json } | undefined
  if (last?.insert !== '\n') ops.push({ insert: '\n' })
  return ops
}

function op(insert: string, attributes: { [name: string]: Json }): Json {
  return Object.keys(attributes).length > 0 ? { attributes, insert } : { insert }
}

/** Its text, a line for each paragraph. */
export function textOf(root: Element): string {
  return deltaOf(root).map((entry) => ((entry as { insert?: Json }).insert)).filter((insert) => typeof insert === 'string').join('')
}

/** Its HTML; pictures have the addresses that the program gave them. */
export function htmlOf(root: Element): string {
  const out = root.cloneNode(true) as Element
  for (const image of out.querySelectorAll('img')) {
    const source = image.dataset['src'] ?? ''
    delete image.dataset['src']
    image.setAttribute('src', source)
  }
  return out.innerHTML
}
