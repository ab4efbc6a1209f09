import { button, colour, make, sign } from './dom'
import { type Data, textOf } from './messages'
import type { Texts } from './texts'

/** The navigation bar of the page on top, and the capsule at its right. */
export class NavigationBar {
  readonly element = make('header', 'pg-nav')
  private readonly title = make('h1', 'pg-nav-title')
  private readonly spinner = make('span', 'pg-spinner pg-nav-spinner')
  private readonly back: HTMLButtonElement
  private readonly home: HTMLButtonElement
  private readonly more: HTMLButtonElement
  private readonly close: HTMLButtonElement
  private readonly pages = new Map<number, Data>()
  private top = 0

  constructor(private readonly texts: Texts, act: (action: 'back' | 'home' | 'close') => void, menu: () => void) {
    this.back = button('pg-nav-button', '', () => act('back'))
    this.back.append(sign('M15 4.5L7.5 12l7.5 7.5'))
    this.home = button('pg-nav-button', '', () => act('home'))
    this.home.append(sign('M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z'))
    this.more = button('pg-capsule-button', '', menu)
    this.more.append(sign('M5 12h.01M12 12h.01M19 12h.01'))
    this.more.classList.add('pg-dots')
    this.close = button('pg-capsule-button', '', () => act('close'))
    this.close.append(sign('M12 4a8 8 0 1 0 .01 0zM12 9.5a2.5 2.5 0 1 0 .01 0z'))
    this.spinner.hidden = true
    this.element.append(make('div', 'pg-nav-left', this.back, this.home), make('div', 'pg-nav-middle', this.spinner, this.title), make('div', 'pg-capsule', this.more, this.close))
    this.show(0)
    this.offer([])
  }

  /** Which entries the capsule's menu has; without any it has no menu. */
  offer(menu: string[]): void {
    this.more.hidden = menu.length === 0
    this.back.setAttribute('aria-label', this.texts.get('back'))
    this.home.setAttribute('aria-label', this.texts.get('home'))
    this.more.setAttribute('aria-label', this.texts.get('more'))
    this.close.setAttribute('aria-label', this.texts.get('close'))
  }

  change(page: number, data: Data): void {
    this.pages.set(page, { ...this.pages.get(page), ...data })
    if (page === this.top || page === 0) this.draw()
  }

  show(page: number): void {
    this.top = page
    this.draw()
  }

  drop(page: number): void {
    this.pages.delete(page)
  }

  reset(): void {
    this.pages.clear()
    this.show(0)
  }

  private draw(): void {
    const data: Data = { ...this.pages.get(0), ...this.pages.get(this.top) }
    const dark = /^(#fff(fff)?|white)$/i.test(textOf(data, 'frontColor', '#000000'))
    this.title.textContent = textOf(data, 'title')
    this.element.classList.toggle('pg-nav-custom', data['hidden'] === true)
    this.element.classList.toggle('pg-nav-light', dark)
    this.element.style.backgroundColor = data['hidden'] === true ? 'transparent' : colour(data['backgroundColor'])
    this.back.hidden = data['back'] !== true
    this.home.hidden = data['home'] !== true
    this.spinner.hidden = data['loading'] !== true
  }
}
