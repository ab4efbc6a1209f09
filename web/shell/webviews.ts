import { make } from './dom'
import { type Data, textOf } from './messages'

const longestMessage = 64 * 1024

/** The web pages that pages of the program show: each in a frame of its own, over the program's. */
export class WebViews {
  readonly element = make('div', 'pg-web')
  private readonly pages = new Map<number, HTMLElement>()
  private shown = 0
  private readonly hear = (event: MessageEvent) => this.heard(event)

  /** @param tell what happens in a web page */
  constructor(private readonly tell: (page: number, type: string, data?: unknown) => void) {
    addEventListener('message', this.hear)
    this.element.hidden = true
  }

  change(page: number, data: Data): void {
    this.drop(page)
    const [source, error] = [textOf(data, 'src'), textOf(data, 'error')]
    const content = error !== '' ? refusal(error) : source !== '' ? this.open(page, source) : undefined
    if (content) {
      this.pages.set(page, content)
      this.element.append(content)
    }
    this.draw()
  }

  show(page: number): void {
    this.shown = page
    this.draw()
  }

  drop(page: number): void {
    this.pages.get(page)?.remove()
    this.pages.delete(page)
    this.draw()
  }

  reset(): void {
    for (const page of [...this.pages.keys()]) this.drop(page)
    this.shown = 0
    this.draw()
  }

  close(): void {
    removeEventListener('message', this.hear)
  }

  private open(page: number, source: string): HTMLElement {
    // A page of the host's own origin would get the host's rights with the sandbox's same-origin.
    if (new URL(source, location.href).origin === location.origin) return refusal('A web-view cannot show a page of the superapp itself.')
    const frame = document.createElement('iframe')
    frame.className = 'pg-web-page'
    frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-same-origin')
    frame.setAttribute('referrerpolicy', 'no-referrer')
    frame.setAttribute('allow', "camera 'none'; microphone 'none'; geolocation 'none'")
    frame.addEventListener('load', () => this.tell(page, 'load'))
    frame.src = source
    return frame
  }

  private heard({ source, data }: MessageEvent): void {
    for (const [page, content] of this.pages) {
      if (!(content instanceof HTMLIFrameElement) || content.contentWindow !== source) continue
      const message = data as { pergola?: unknown; data?: unknown } | null
      if (message?.pergola !== 'web-view') return
      const text = JSON.stringify(message.data ?? null)
      if (text.length <= longestMessage) this.tell(page, 'message', message.data ?? null)
    }
  }

  private draw(): void {
    this.element.hidden = !this.pages.has(this.shown)
    for (const [page, content] of this.pages) content.hidden = page !== this.shown
  }
}

function refusal(text: string): HTMLElement {
  return make('div', 'pg-web-refused', make('p', '', text))
}
