import { guard } from '../errors'

type Listener = (...args: unknown[]) => unknown

/** One end of the channel between a page and the page that it opened. */
export class EventChannel {
  private listeners: { event: string; listener: Listener; once: boolean }[] = []
  private other: EventChannel | null = null

  /** Two ends: what one emits, the other hears. */
  static pair(): [opener: EventChannel, opened: EventChannel] {
    const opener = new EventChannel()
    const opened = new EventChannel()
    opener.other = opened
    opened.other = opener
    return [opener, opened]
  }

  emit(event: string, ...args: unknown[]): void {
    const receiver = this.other ?? this
    for (const entry of receiver.listeners.filter((l) => l.event === event)) {
      if (entry.once) receiver.listeners = receiver.listeners.filter((l) => l !== entry)
      guard(`EventChannel ${event}`, () => entry.listener(...args))
    }
  }

  on(event: string, listener: Listener): void {
    this.listeners.push({ event, listener, once: false })
  }

  once(event: string, listener: Listener): void {
    this.listeners.push({ event, listener, once: true })
  }

  off(event: string, listener?: Listener): void {
    this.listeners = this.listeners.filter((l) => l.event !== event || (listener !== undefined && l.listener !== listener))
  }
}
