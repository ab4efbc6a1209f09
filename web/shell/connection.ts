export interface Wire {
  opened(): void
  received(text: string): void
  /** The connection broke. It is tried again, unless another window took the program over or the host does not know it any more. */
  lost(why: 'broken' | 'elsewhere' | 'gone'): void
}

const longestWait = 10_000
/** The close status of a connection that a newer one replaced. */
const takenOver = 4000

/** The WebSocket to the host, opened again with growing pauses when it breaks. */
export class Connection {
  private socket: WebSocket | undefined
  private tries = 0
  private timer = 0
  private closed = false

  constructor(private readonly url: string, private readonly frame: string, private readonly wire: Wire) {}

  open(): void {
    clearTimeout(this.timer)
    const old = this.socket
    const socket = new WebSocket(this.url)
    this.socket = socket
    old?.close(1000)
    socket.onopen = () => {
      this.tries = 0
      this.wire.opened()
    }
    socket.onmessage = ({ data }) => (this.socket === socket ? this.wire.received(String(data)) : undefined)
    socket.onclose = ({ code }) => {
      if (this.socket !== socket || this.closed) return
      this.socket = undefined
      void this.again(code)
    }
  }

  send(text: string): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(text)
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.socket?.close(1000)
  }

  private async again(code: number): Promise<void> {
    if (code === takenOver) return this.wire.lost('elsewhere')
    this.wire.lost('broken')
    // A refused WebSocket does not say why: the frame's address tells whether the instance still exists.
    if (this.tries > 0 && (await this.isGone())) return this.wire.lost('gone')
    this.tries++
    if (!this.closed) this.timer = window.setTimeout(() => this.open(), Math.min(longestWait, 250 * 2 ** (this.tries - 1)))
  }

  private async isGone(): Promise<boolean> {
    try {
      return (await fetch(this.frame, { method: 'HEAD' })).status === 404
    } catch {
      return false
    }
  }
}
