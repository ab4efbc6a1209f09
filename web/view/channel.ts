import type { Inbound, Outbound } from './protocol'

/** The view's only way out: a port that the page around the frame hands over. */
export class Channel {
  private port: MessagePort | undefined

  /** Asks the parent for a port. Who the parent may be is decided by the frame's `frame-ancestors`, so its window is proof enough. */
  open(receive: (message: Inbound) => void, opened: () => void): void {
    addEventListener('message', (event) => {
      const port = event.ports[0]
      if (event.source !== parent || event.data !== 'pergola:port' || !port || this.port) return
      this.port = port
      port.onmessage = ({ data }) => receive(JSON.parse(data as string) as Inbound)
      opened()
    })
    parent.postMessage('pergola:frame', '*')
  }

  send(message: Outbound): void {
    this.port?.postMessage(JSON.stringify(message))
  }
}
