import { make } from './dom'
import { Connection } from './connection'
import { Frame } from './frame'
import { forView, kindOf, textOf, type Inbound, type Outbound } from './messages'
import { watchKeyboard } from './keyboard'
import { NavigationBar } from './navigation'
import { Questions } from './questions'
import { Screen } from './screen'
import { TabBar } from './tabbar'
import { Texts } from './texts'
import { Toast } from './toast'
import { Visibility } from './visibility'
import { WebViews } from './webviews'

export interface ShellOptions {
  /** Where the instance is served, such as `/pergola/0123...`. */
  url: string
}

/** A phone in the host's page: it draws what belongs to the host and relays what belongs to the view. */
export class Shell {
  private readonly root = make('div', 'pg-phone')
  private readonly texts = new Texts()
  private readonly frame: Frame
  private readonly connection: Connection
  private readonly navigation: NavigationBar
  private readonly tabs: TabBar
  private readonly toast: Toast
  private readonly web: WebViews
  private readonly questions: Questions
  private readonly screen: Screen
  private readonly visibility: Visibility
  private readonly unwatch: () => void
  private readonly shared = new Set<number>()
  private menu: string[] = []
  private page = 0

  constructor(into: Element, options: ShellOptions) {
    const url = options.url.replace(/\/+$/, '')
    this.frame = new Frame(url, (text) => this.connection.send(text), () => this.restart())
    this.navigation = new NavigationBar(this.texts, (action) => this.send({ t: 'shell', action }), () => this.openMenu())
    this.tabs = new TabBar(url, (index) => this.send({ t: 'shell', action: 'tab', index }))
    this.toast = new Toast(url)
    this.screen = new Screen(this.texts)
    this.web = new WebViews((page, type, data) => this.send({ t: 'webView', page, type, ...(data === undefined ? {} : { data }) }))
    const body = make('main', 'pg-body', this.frame.element, this.web.element)
    this.root.append(this.navigation.element, body, this.tabs.element, this.toast.element, this.screen.element)
    this.questions = new Questions(this.root, url, this.texts, (ask, data) => this.answered(ask, data))
    into.append(this.root)

    const socket = new URL(`${url}/socket`, location.href)
    socket.protocol = socket.protocol === 'https:' ? 'wss:' : 'ws:'
    this.connection = new Connection(socket.href, `${url}/frame`, {
      opened: () => this.opened(),
      received: (text) => this.received(text),
      lost: (why) => this.lost(why),
    })
    this.visibility = new Visibility((action) => this.send({ t: 'shell', action }))
    this.connection.open()
    this.unwatch = watchKeyboard((height) => this.send({ t: 'shell', action: 'keyboard', height }))
  }

  /** Takes the phone out of the page and ends the connection; the program itself goes on until the host stops it. */
  close(): void {
    this.unwatch()
    this.visibility.close()
    this.connection.close()
    this.frame.close()
    this.web.close()
    this.root.remove()
  }

  // A tab that was closed while it was hidden left the program so.
  private opened(): void {
    this.reset()
    this.visibility.tell()
  }

  private received(text: string): void {
    const kind = kindOf(text)
    if (forView.has(kind)) this.frame.send(text)
    if (kind === 'ops') return
    this.obey(JSON.parse(text) as Inbound)
  }

  private obey(message: Inbound): void {
    switch (message.t) {
      case 'hello': return this.greeted(message)
      case 'ui': return this.change(message)
      case 'ask': return this.questions.ask(message.ask, message.kind, message.data)
      case 'withdraw': return message.ask < 0 ? undefined : this.questions.withdraw(message.ask)
      case 'stopped': return this.stopped(message.reason)
      case 'failed': return this.failed(message)
      case 'show': return this.shown(message.page)
      case 'drop': return this.dropped(message.page)
      case 'reset': return this.reset()
    }
  }

  private greeted(hello: Extract<Inbound, { t: 'hello' }>): void {
    this.texts.take(hello.lang, hello.texts)
    this.root.lang = hello.lang.replace('_', '-')
    this.menu = (hello.menu ?? []).filter((entry) => entry === 'settings' || entry === 'restart')
    this.navigation.offer(this.entries())
    this.frame.element.title = this.texts.get('program')
  }

  private change({ kind, page, data }: Extract<Inbound, { t: 'ui' }>): void {
    switch (kind) {
      case 'shareMenu': return this.offerShare(page, data)
      case 'navigationBar': return this.navigation.change(page, data)
      case 'navigationBarLoading': return this.navigation.change(page, { loading: data['loading'] === true })
      case 'tabBar': return this.tabs.change(data)
      case 'tabBarItem': return this.tabs.changeItem(data)
      case 'tabBarBadge': return this.tabs.changeBadge(data)
      case 'webView': return this.web.change(page, data)
      case 'toast': return this.toast.show(data)
      case 'loading': return this.toast.loading(data)
      case 'hideToast':
      case 'hideLoading': return this.toast.hide()
    }
  }

  private dropped(page: number): void {
    this.shared.delete(page)
    this.navigation.drop(page)
    this.web.drop(page)
  }

  private answered(ask: number, data: { [name: string]: unknown }): void {
    // The capsule's menu is the shell's own question, under a number that the SDK never gives.
    if (ask >= 0) return this.send({ t: 'answer', ask, data })
    const action = this.entries()[Number(data['index'])]
    if (action) this.send({ t: 'shell', action: action as 'settings' | 'restart' | 'share' })
  }

  private openMenu(): void {
    this.questions.ask(-1, 'actionSheet', { itemList: this.entries().map((entry) => this.texts.get(entry)) })
  }

  private entries(): string[] {
    return this.shared.has(this.page) ? ['share', ...this.menu] : this.menu
  }

  private offerShare(page: number, data: { [name: string]: unknown }): void {
    if (data['shareAppMessage'] === true) this.shared.add(page)
    else if (data['shareAppMessage'] === false) this.shared.delete(page)
    this.navigation.offer(this.entries())
  }

  private shown(page: number): void {
    this.page = page
    this.tell('shown')
    this.navigation.show(page)
    this.web.show(page)
    this.navigation.offer(this.entries())
  }

  private stopped(reason: string): void {
    this.questions.reset()
    this.toast.hide()
    this.web.reset()
    this.screen.stopped(reason)
  }

  private failed(failure: Extract<Inbound, { t: 'failed' }>): void {
    this.questions.reset()
    this.toast.hide()
    this.screen.failed({ ...failure, title: textOf({ ...failure }, 'title') || this.texts.get('failed') })
  }

  private lost(why: 'broken' | 'elsewhere' | 'gone'): void {
    this.questions.reset()
    this.frame.forget()
    if (why === 'broken') return this.screen.waiting()
    this.screen.ended(why)
    // The host's page may know what to do, such as starting a new instance.
    this.tell('lost', why)
  }

  private tell(event: 'shown' | 'lost', detail?: string): void {
    this.root.dispatchEvent(new CustomEvent(`pergola:${event}`, { detail, bubbles: true }))
  }

  /** A new start of the instance, or a new connection to it: the SDK sends everything again. */
  private reset(): void {
    this.screen.clear()
    this.shared.clear()
    this.page = 0
    this.navigation.reset()
    this.tabs.reset()
    this.toast.hide()
    this.web.reset()
    this.questions.reset()
  }

  // The frame was loaded again and has lost its pages: a new connection brings them back.
  private restart(): void {
    this.connection.open()
  }

  private send(message: Outbound): void {
    this.connection.send(JSON.stringify(message))
  }
}
