import { guard } from '../errors'
import type { PageContext } from '../render/context'

const LONGEST_SOURCE = 2 * 1024 * 1024

let last = 0

/** `canvas.createImage()`: the view loads it, the program is told of its size. */
export class Image {
  onload: unknown = null
  onerror: unknown = null
  width = 0
  height = 0
  naturalWidth = 0
  naturalHeight = 0
  complete = false
  referrerPolicy = 'no-referrer'
  private source = ''
  private id = 0
  /** The pages whose view knows the picture by its number. */
  private pages = new WeakSet<PageContext>()
  private loads = 0

  constructor(private readonly place: () => { page: PageContext; node: number } | undefined) {}

  get src(): string {
    return this.source
  }

  set src(value: unknown) {
    this.source = String(value)
    this.id = ++last
    this.pages = new WeakSet()
    this.complete = false
    const load = ++this.loads
    this.load(load)
  }

  private load(load: number): void {
    if (this.source.length > LONGEST_SOURCE) return this.later(load, { error: 'the address of the image is longer than 2 MiB' })
    const at = this.place()
    if (!at) return this.later(load, { error: 'the page of the canvas is not there' })
    this.tell(at.page)
    at.page.ask(at.node, 'image', { image: this.id }, (answer) => this.loaded(load, (answer ?? { error: 'the page is gone' }) as Record<string, unknown>))
  }

  /** @internal The picture's number, once the view of a page knows it; undefined while it is not loaded. */
  on(page: PageContext): number | undefined {
    if (!this.complete) return undefined
    this.tell(page)
    return this.id
  }

  private tell(page: PageContext): void {
    if (this.pages.has(page)) return
    this.pages.add(page)
    page.batch.push(['image', this.id, this.source])
  }

  private later(load: number, answer: Record<string, unknown>): void {
    void Promise.resolve().then(() => this.loaded(load, answer))
  }

  private loaded(load: number, answer: Record<string, unknown>): void {
    // Another address was set meanwhile.
    if (load !== this.loads) return
    const size = (name: string): number => (typeof answer[name] === 'number' && Number.isFinite(answer[name]) ? answer[name] : 0)
    const failed = typeof answer['error'] === 'string'
    if (!failed) {
      this.complete = true
      this.width = this.naturalWidth = size('width')
      this.height = this.naturalHeight = size('height')
    }
    const handler = failed ? this.onerror : this.onload
    if (typeof handler === 'function') guard('Image', () => (handler as (event: unknown) => unknown).call(this, failed ? { errMsg: `Image:fail ${String(answer['error'])}` } : { type: 'load', target: this }))
  }
}
