export interface Wire {
  opened(): void
  received(text: string): void
  /** The connection broke, and is tried again; `final` when the host refused it. */
  lost(final: boolean): void
}

const longestWait = 10_000

/** The WebSocket to the host, opened again with growing pauses when it breaks. */
export class Connection {
  private socket: WebSocket | undefined
  private tries = 0
  private timer = 0
  private closed = false

  constructor(private readonly url: string, private readonly wire: Wire) {}

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
      // 1008: the host refuses; 4000: another window took the program over. Trying again would only take it back.
      const final = code === 1008 || code === 4000 || code === 4004
      this.wire.lost(final)
      if (final) return
      this.tries++
      this.timer = window.setTimeout(() => this.open(), Math.min(longestWait, 250 * 2 ** (this.tries - 1)))
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
}
