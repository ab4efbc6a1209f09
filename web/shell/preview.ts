import { button, make, resource, sign } from './dom'
import { Dialog } from './dialog'
import { listOf, textOf, type Data } from './messages'
import type { Ask } from './question'

/** `wx.previewImage` and `wx.previewMedia`: one thing at a time over the whole phone; arrow keys and swipes go on, Escape and a tap on a picture end it. */
export const preview: Ask = ({ url, data, texts, answer }) => {
  const items = listOf(data['items'])
  const close = () => answer({})
  const dialog = new Dialog('pg-preview', close)
  dialog.panel.setAttribute('aria-label', texts.get('preview'))
  const stage = make('div', 'pg-preview-stage')
  const place = make('p', 'pg-preview-place')
  place.setAttribute('role', 'status')
  const step = (label: string, path: string, by: number) => {
    const el = button(`pg-preview-step pg-preview-${by < 0 ? 'before' : 'after'}`, '', () => show(at + by))
    el.setAttribute('aria-label', texts.get(label))
    el.append(sign(path))
    return el
  }
  const before = step('previous', 'M15 5l-7 7 7 7', -1)
  const after = step('next', 'M9 5l7 7-7 7', 1)
  const end = button('pg-preview-close', '', close)
  end.setAttribute('aria-label', texts.get('close'))
  end.append(sign('M6 6l12 12M18 6L6 18'))

  let at = 0
  const show = (index: number) => {
    const item = items[index]
    if (!item) return
    at = index
    stage.replaceChildren(drawn(url, item, close))
    const words = `${index + 1} / ${items.length}`
    place.textContent = words
    stage.firstElementChild?.setAttribute('aria-label', words)
    before.disabled = index === 0
    after.disabled = index === items.length - 1
  }
  dialog.panel.addEventListener('keydown', (e) => {
    if (e.key === 'ArrowLeft') show(at - 1)
    if (e.key === 'ArrowRight') show(at + 1)
  })
  swipe(stage, (by) => show(at + by))
  before.hidden = after.hidden = items.length < 2
  dialog.panel.append(stage, place, before, after, end)
  show(Math.min(Math.max(Number(data['current']) || 0, 0), Math.max(items.length - 1, 0)))
  return { dialog, first: end }
}

function drawn(url: string, item: Data, close: () => void): HTMLElement {
  const source = resource(url, textOf(item, 'source'))
  if (textOf(item, 'type') === 'video') {
    const video = make('video', 'pg-preview-item')
    video.controls = true
    video.playsInline = true
    if (textOf(item, 'poster') !== '') video.poster = resource(url, textOf(item, 'poster'))
    video.src = source
    return video
  }
  const image = make('img', 'pg-preview-item')
  image.draggable = false
  image.addEventListener('error', () => image.classList.add('pg-broken'))
  image.addEventListener('click', close)
  image.src = source
  return image
}

const far = 40

function swipe(on: HTMLElement, go: (by: number) => void): void {
  let start: number | undefined
  on.addEventListener('pointerdown', (e) => (start = e.clientX))
  on.addEventListener('pointerup', (e) => {
    const moved = start === undefined ? 0 : e.clientX - start
    start = undefined
    if (Math.abs(moved) < far) return
    // The tap that ends the swipe is no tap on the picture.
    on.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true })
    go(moved < 0 ? 1 : -1)
  })
}
