/** A new element with a class and children. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const el = document.createElement(tag)
  if (className !== '') el.className = className
  el.append(...children)
  return el
}

/** A button that is no submit button. */
export function button(className: string, label: string, click: () => void): HTMLButtonElement {
  const el = make('button', className, label)
  el.type = 'button'
  el.addEventListener('click', click)
  return el
}

const svg = 'http://www.w3.org/2000/svg'

/** A small line drawing in a box of 24. */
export function sign(path: string): SVGSVGElement {
  const el = document.createElementNS(svg, 'svg')
  const line = document.createElementNS(svg, 'path')
  el.setAttribute('viewBox', '0 0 24 24')
  el.setAttribute('aria-hidden', 'true')
  line.setAttribute('d', path)
  el.append(line)
  return el
}

/** The URL that shows an icon of the package or of the network through the host's gate. */
export function resource(url: string, source: string): string {
  return source.startsWith('data:image/') ? source : `${url}/resource?u=${encodeURIComponent(/^[a-z]+:|^\//i.test(source) ? source : '/' + source)}`
}

/** A colour that CSS understands, or ''. */
export function colour(value: unknown): string {
  return typeof value === 'string' && CSS.supports('color', value) ? value : ''
}
