import type { Channel } from './channel'
import type { Inbound } from './protocol'
import { Audios } from './audios'
import { Page } from './page'
import { loadFont } from './fonts'
import { present } from './transitions'
import { watchUser } from './useracts'

/** Holds the pages and obeys the SDK's messages, one after the other. */
export class Client {
  private readonly pages = new Map<number, Page>()
  private readonly audios: Audios
  private shown: Page | undefined

  constructor(private readonly channel: Channel) {
    this.audios = new Audios((audio, type, detail) => channel.send({ t: 'audio', audio, type, detail }))
  }

  start(): void {
    measure()
    watchUser(window)
    const theme = matchMedia('(prefers-color-scheme: dark)')
    const announce = () => {
      measure()
      this.ready(theme.matches)
    }
    addEventListener('resize', announce)
    theme.addEventListener('change', announce)
    this.channel.open((message) => this.receive(message), announce)
  }

  private ready(dark: boolean): void {
    this.channel.send({ t: 'ready', width: innerWidth, height: innerHeight, ratio: devicePixelRatio, theme: dark ? 'dark' : 'light' })
  }

  private receive(message: Inbound): void {
    switch (message.t) {
      case 'page': return this.open(message)
      case 'show': return this.show(message.page, message.how)
      case 'drop': return this.drop(message.page)
      case 'ops': return this.pages.get(message.page)?.apply(message.seq, message.ops)
      case 'value': return this.pages.get(message.page)?.element(message.node)?.component?.value(message.value)
      case 'data': return this.pages.get(message.page)?.element(message.node)?.component?.data(message.value)
      case 'rpc': return this.rpc(message)
      case 'audio': return this.audios.take(message.command)
      case 'reset': return this.reset()
    }
  }

  private open(message: Extract<Inbound, { t: 'page' }>): void {
    this.pages.get(message.page)?.drop()
    const page = new Page(message.page, message.route, message.window ?? {}, this.channel)
    this.pages.set(message.page, page)
    document.body.append(page.host)
  }

  private show(id: number, how: 'push' | 'pop' | 'none'): void {
    const page = this.pages.get(id)
    if (!page) return
    const old = this.shown
    this.shown = page
    present(page, old === page ? undefined : old, how)
  }

  private drop(id: number): void {
    const page = this.pages.get(id)
    if (!page) return
    this.pages.delete(id)
    if (this.shown === page) this.shown = undefined
    // A page that slides away stays until it is out of sight.
    if (page.host.dataset['leaving'] === undefined) page.drop()
    else page.host.addEventListener('pergola:left', () => page.drop(), { once: true })
  }

  private rpc(message: Extract<Inbound, { t: 'rpc' }>): void {
    if (message.method === 'loadFontFace') return void loadFont(message.args ?? {})
    const page = this.pages.get(message.page)
    if (message.method === 'hideKeyboard') return page?.hideKeyboard()
    if (!page) this.channel.send({ t: 'ret', page: message.page, call: message.call, value: null })
    else page.return(message.call, page.scroll.command(message.method, message.args ?? {}))
  }

  private reset(): void {
    for (const page of this.pages.values()) page.drop()
    this.pages.clear()
    this.audios.clear()
    this.shown = undefined
    document.body.replaceChildren()
    this.ready(matchMedia('(prefers-color-scheme: dark)').matches)
  }
}

/** `rpx`: 750 of them are the width of the window. */
function measure(): void {
  document.documentElement.style.setProperty('--rpx', `${innerWidth / 750}px`)
}
