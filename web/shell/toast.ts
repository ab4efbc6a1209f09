import { make, resource, sign } from './dom'
import { type Data, textOf } from './messages'

const icons: { [icon: string]: string } = { success: 'M4.5 12.5l5 5L20 7', error: 'M6 6l12 12M18 6L6 18' }

/** Toasts and the loading mark: one at a time, the newest wins, as in WeChat. */
export class Toast {
  readonly element = make('div', 'pg-toast-layer')
  private timer = 0

  constructor(private readonly url: string) {
    this.element.setAttribute('role', 'status')
    this.element.setAttribute('aria-live', 'polite')
    this.hide()
  }

  show(data: Data): void {
    this.draw(textOf(data, 'icon', 'success'), data)
    const duration = Number(data['duration'] ?? 1500)
    this.timer = window.setTimeout(() => this.hide(), Number.isFinite(duration) ? duration : 1500)
  }

  loading(data: Data): void {
    this.draw('loading', data)
  }

  hide(): void {
    clearTimeout(this.timer)
    this.element.hidden = true
    this.element.replaceChildren()
  }

  private draw(icon: string, data: Data): void {
    clearTimeout(this.timer)
    const box = make('div', 'pg-toast')
    const image = textOf(data, 'image')
    if (image !== '') {
      const img = make('img', 'pg-toast-icon')
      img.alt = ''
      img.src = resource(this.url, image)
      box.append(img)
    } else if (icon === 'loading') box.append(make('span', 'pg-spinner pg-toast-icon'))
    else if (icons[icon]) {
      const drawn = sign(icons[icon])
      drawn.classList.add('pg-toast-icon')
      box.append(drawn)
    } else box.classList.add('pg-toast-plain')
    box.append(make('p', '', textOf(data, 'title')))
    this.element.classList.toggle('pg-mask', data['mask'] === true)
    this.element.replaceChildren(box)
    this.element.hidden = false
  }
}
