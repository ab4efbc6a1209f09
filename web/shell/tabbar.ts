import { button, colour, make, resource } from './dom'
import { type Data, textOf } from './messages'

/** The tab bar: its entries, badges and red dots. */
export class TabBar {
  readonly element = make('nav', 'pg-tabs')
  private data: Data = {}
  private items: Data[] = []
  private badges = new Map<number, { text: string; dot: boolean }>()

  constructor(private readonly url: string, private readonly chosen: (index: number) => void) {
    this.reset()
  }

  change(data: Data): void {
    this.data = { ...this.data, ...data }
    if (Array.isArray(data['list'])) this.items = data['list'] as Data[]
    this.draw()
  }

  changeItem(data: Data): void {
    const index = Number(data['index'])
    if (this.items[index]) this.items[index] = { ...this.items[index], ...data }
    this.draw()
  }

  changeBadge(data: Data): void {
    this.badges.set(Number(data['index']), { text: textOf(data, 'text'), dot: data['dot'] === true })
    this.draw()
  }

  reset(): void {
    this.data = {}
    this.items = []
    this.badges.clear()
    this.draw()
  }

  private draw(): void {
    const el = this.element
    el.hidden = this.data['visible'] !== true || this.items.length === 0
    el.style.backgroundColor = colour(this.data['backgroundColor'])
    el.classList.toggle('pg-tabs-white-line', this.data['borderStyle'] === 'white')
    el.classList.toggle('pg-tabs-top', this.data['position'] === 'top')
    const focused = [...el.children].indexOf(document.activeElement as Element)
    el.replaceChildren(...this.items.map((item, index) => this.item(item, index)))
    if (focused >= 0) (el.children[focused] as HTMLElement | undefined)?.focus()
  }

  private item(item: Data, index: number): HTMLElement {
    const selected = this.data['selected'] === index
    const el = button('pg-tab', '', () => this.chosen(index))
    if (selected) el.setAttribute('aria-current', 'page')
    el.style.color = colour(this.data[selected ? 'selectedColor' : 'color'])
    const face = make('span', 'pg-tab-face')
    const icon = textOf(item, selected ? 'selectedIconPath' : 'iconPath', textOf(item, 'iconPath'))
    if (icon !== '') {
      const img = make('img', 'pg-tab-icon')
      img.alt = ''
      img.src = resource(this.url, icon)
      face.append(img)
    }
    const badge = this.badges.get(index)
    if (badge?.text) face.append(make('span', 'pg-badge', badge.text.length > 4 ? '...' : badge.text))
    else if (badge?.dot) face.append(make('span', 'pg-dot'))
    el.append(face, make('span', icon === '' ? 'pg-tab-text pg-tab-only' : 'pg-tab-text', textOf(item, 'text')))
    return el
  }
}
