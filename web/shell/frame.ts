/** The sandboxed frame that draws the program, and the port that leads into it. */
export class Frame {
  readonly element = document.createElement('iframe')
  private port: MessagePort | undefined
  private waiting: string[] = []
  private readonly greet = (event: MessageEvent) => this.greeted(event)

  /**
   * @param received a message of the view
   * @param replaced the frame was loaded again and knows nothing any more
   */
  constructor(url: string, private readonly received: (text: string) => void, private readonly replaced: () => void) {
    this.element.className = 'pg-frame'
    this.element.setAttribute('sandbox', 'allow-scripts')
    this.element.setAttribute('referrerpolicy', 'no-referrer')
    addEventListener('message', this.greet)
    this.element.src = `${url}/frame`
  }

  send(text: string): void {
    if (this.port) this.port.postMessage(text)
    else this.waiting.push(text)
  }

  /** What waits for the frame belongs to a connection that is gone. */
  forget(): void {
    this.waiting = []
  }

  close(): void {
    removeEventListener('message', this.greet)
    this.port?.close()
    this.element.remove()
  }

  private greeted(event: MessageEvent): void {
    // Only our own frame, and only while its origin is opaque: anything else is not the view.
    if (event.source !== this.element.contentWindow || event.origin !== 'null' || event.data !== 'pergola:frame') return
    const again = this.port !== undefined
    this.port?.close()
    const channel = new MessageChannel()
    this.port = channel.port1
    this.port.onmessage = ({ data }) => this.received(String(data))
    this.element.contentWindow!.postMessage('pergola:port', '*', [channel.port2])
    if (again) return this.replaced()
    for (const text of this.waiting) this.port.postMessage(text)
    this.waiting = []
  }
}
