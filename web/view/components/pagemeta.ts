import type { Json } from '../protocol'
import { safeCss } from '../css'
import { Component } from './component'
import { scrollTo } from '../scrolling'

/** `page-meta`: what it says of the page it stands in: style, font sizes, background, place. */
export class PageMeta extends Component {
  private queued = false
  private scrollTop: number | undefined

  constructor(node: Component['node']) {
    super(node)
    node.page.host.addEventListener('scroll', () => node.emitIfHeard('scroll', { scrollTop: node.page.scroll.top }), { passive: true })
    addEventListener('resize', () => node.emitIfHeard('resize', { size: { windowWidth: innerWidth, windowHeight: innerHeight } }), { signal: node.page.life.signal })
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'scroll-top') this.scrollTop = this.node.length('scroll-top', 0)
    this.queue()
  }

  override inserted(): void {
    this.queue()
  }

  override pageShown(): void {
    this.queue()
  }

  private queue(): void {
    if (this.queued) return
    this.queued = true
    queueMicrotask(() => {
      this.queued = false
      if (this.node.el.isConnected) this.apply()
    })
  }

  private apply(): void {
    const { node } = this
    const { page } = node
    const body = page.body?.el
    if (body && node.attrs.has('page-style')) body.setAttribute('style', safeCss(node.text('page-style'), page.route))
    if (body) body.style.fontSize = size(node.text('page-font-size'), body.style.fontSize)
    // The unit rem is the document's: it is that of the page on top.
    if (!page.host.hidden) document.documentElement.style.fontSize = size(node.text('root-font-size'), '')
    page.host.style.backgroundColor = node.text('root-background-color', node.text('background-color', page.host.style.backgroundColor))
    if (this.scrollTop === undefined) return
    const duration = node.number('scroll-duration', 300)
    scrollTo(page.host, { top: this.scrollTop, duration })
    this.scrollTop = undefined
    window.setTimeout(() => node.emitIfHeard('scrolldone', {}), duration)
  }
}

function size(text: string, otherwise: string): string {
  return text === '' || text === 'system' ? otherwise : text
}
