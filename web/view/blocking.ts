import { nodeOf, type ViewNode } from './node'

const blocking = new WeakSet<ViewNode>()

/** A handler that catches `touchmove` keeps what lies under the finger from scrolling, but for a scroll-view inside of it. */
export function blockScrolling(node: ViewNode): void {
  if (blocking.has(node)) return
  blocking.add(node)
  const stop = (event: Event) => {
    if (event.cancelable && !scrollsInside(event.target, node)) event.preventDefault()
  }
  node.el.addEventListener('touchmove', stop, { passive: false })
  node.el.addEventListener('wheel', stop, { passive: false })
}

function scrollsInside(target: EventTarget | null, outer: ViewNode): boolean {
  for (let at = nodeOf(target); at && at !== outer; at = at.parent) {
    if (at.tag !== 'scroll-view' && at.tag !== 'textarea' && at.tag !== 'picker-view-column') continue
    if (at.tag !== 'scroll-view' || at.el.scrollHeight > at.el.clientHeight || at.el.scrollWidth > at.el.clientWidth) return true
  }
  return false
}
