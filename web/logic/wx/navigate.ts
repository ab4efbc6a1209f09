import { resolvePath } from '../../compiler/paths'
import { pluginPage } from '../program/plugins'
import type { Extension } from './api'
import { EventChannel } from './event-channel'

interface Opening {
  route: string
  opened: EventChannel
}

const openings: Opening[] = []
const channels = new WeakMap<object, EventChannel>()

/** `wx.navigateTo`: both pages get an end of a channel. */
export function navigateTo(currentRoute: () => string): Extension {
  return {
    sent(options) {
      const [opener, opened] = EventChannel.pair()
      const events = options['events']
      if (typeof events === 'object' && events !== null) for (const [name, listener] of Object.entries(events)) if (typeof listener === 'function') opener.on(name, listener as () => void)
      channels.set(options, opener)
      const url = String(options['url'] ?? '').split('?')[0]!
      openings.push({ route: pluginPage(url) ?? resolvePath(currentRoute(), url), opened })
      // A jump that failed leaves its entry behind.
      if (openings.length > 16) openings.shift()
    },
    answered(options, result) {
      result['eventChannel'] = channels.get(options)
    },
  }
}

/** The end for a page that is being opened; a page that nobody opened so gets one that leads nowhere. */
export function takeOpener(route: string): EventChannel {
  const at = openings.findIndex((o) => o.route === route)
  return at < 0 ? new EventChannel() : openings.splice(at, 1)[0]!.opened
}
