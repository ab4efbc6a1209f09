import type { Json } from './protocol'
import type { Page } from './page'
import type { ViewNode } from './node'
import { animate, clearAnimation } from './keyframes'
import { scrollTo } from './scrolling'

/** Answers a `call` operation: what a selector query wants to know, or what a node shall do. */
export function answer(page: Page, call: number, node: ViewNode | undefined, method: string, args: Json): void {
  if (node && method === 'animate') {
    animate(node.el, asObject(args), page.route, () => page.return(call, true))
    return
  }
  page.return(call, node ? respond(page, node, method, asObject(args)) : null)
}

function respond(page: Page, node: ViewNode, method: string, args: { [name: string]: Json }): unknown {
  switch (method) {
    case 'rect': return rect(node)
    case 'scrollOffset': return scrollOffset(page, node)
    case 'fields': return fields(page, node, args)
    case 'scrollTo': return scrollNode(page, node, args)
    case 'context': return { kind: node.tag }
    case 'clearAnimation': return clearAnimation(node.el, names(args['properties']))
    case 'selectedText': return selectedText(page)
    case 'focus':
    case 'blur': return node.component?.call(method, args) ?? plainFocus(node, method)
    default: return node.component?.call(method, args) ?? null
  }
}

function rect(node: ViewNode): { [name: string]: number | string } {
  const box = node.el.getBoundingClientRect()
  return { id: node.el.id, left: box.left, top: box.top, right: box.right, bottom: box.bottom, width: box.width, height: box.height }
}

function scrollOffset(page: Page, node: ViewNode): { [name: string]: number | string } {
  if (node.component?.opaque) return { id: node.el.id, scrollLeft: 0, scrollTop: 0, scrollWidth: node.el.clientWidth, scrollHeight: node.el.clientHeight }
  const el = scroller(page, node)
  return { id: node.el.id, scrollLeft: el.scrollLeft, scrollTop: el.scrollTop, scrollWidth: el.scrollWidth, scrollHeight: el.scrollHeight }
}

function fields(page: Page, node: ViewNode, args: { [name: string]: Json }): unknown {
  const found: { [name: string]: unknown } = {}
  const box = rect(node)
  if (args['id']) found['id'] = node.el.id
  if (args['rect']) for (const side of ['left', 'top', 'right', 'bottom']) found[side] = box[side]
  if (args['size']) for (const side of ['width', 'height']) found[side] = box[side]
  if (args['scrollOffset']) {
    const offset = scrollOffset(page, node)
    found['scrollLeft'] = offset['scrollLeft']
    found['scrollTop'] = offset['scrollTop']
  }
  for (const name of names(args['properties'])) found[name] = node.attrs.get(kebab(name)) ?? node.component?.property(name) ?? null
  const style = getComputedStyle(node.el)
  for (const name of names(args['computedStyle'])) found[name] = style.getPropertyValue(kebab(name))
  return found
}

function scrollNode(page: Page, node: ViewNode, args: { [name: string]: Json }): boolean {
  const to: { top?: number; left?: number; duration: number } = { duration: args['animated'] === false ? 0 : Number(args['duration'] ?? 0) }
  if (typeof args['top'] === 'number') to.top = args['top']
  if (typeof args['left'] === 'number') to.left = args['left']
  scrollTo(scroller(page, node), to)
  return true
}

/** Where the cursor of the input is that has the focus; null when none has. */
function selectedText(page: Page): { start: number; end: number } | null {
  let input = page.root.activeElement
  while (input?.shadowRoot?.activeElement) input = input.shadowRoot.activeElement
  if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) || input.selectionStart === null) return null
  return { start: input.selectionStart, end: input.selectionEnd ?? input.selectionStart }
}

function scroller(page: Page, node: ViewNode): HTMLElement {
  return node.id === 1 ? page.host : node.el
}

function plainFocus(node: ViewNode, method: string): boolean {
  if (method === 'focus') node.el.focus()
  else node.el.blur()
  return true
}

function names(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
}

function kebab(name: string): string {
  return name.startsWith('--') ? name : name.replace(/[A-Z]/g, (c) => '-' + c.toLowerCase())
}

export function asObject(value: Json | undefined): { [name: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
}
