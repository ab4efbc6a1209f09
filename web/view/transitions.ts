import type { Page } from './page'

const calm = matchMedia('(prefers-reduced-motion: reduce)')
const timing: KeyframeAnimationOptions = { duration: 220, easing: 'cubic-bezier(.2,.7,.2,1)' }

/** Puts `page` on top of `old`: a pushed page slides in, a popped one slides out. */
export function present(page: Page, old: Page | undefined, how: 'push' | 'pop' | 'none'): void {
  page.host.hidden = false
  page.host.style.zIndex = how === 'pop' ? '1' : '2'
  page.scroll.restore()
  if (!old) return
  old.scroll.remember()
  old.host.style.zIndex = how === 'pop' ? '2' : '1'
  if (how === 'none' || calm.matches || document.hidden) return hide(old)

  const [moving, from, to] = how === 'push' ? [page, 100, 0] : [old, 0, 100]
  old.host.dataset['leaving'] = ''
  const slide = moving.host.animate([{ transform: `translateX(${from}%)` }, { transform: `translateX(${to}%)` }], timing)
  const done = () => {
    delete old.host.dataset['leaving']
    if (old.host.style.zIndex === (how === 'pop' ? '2' : '1')) hide(old)
    old.host.dispatchEvent(new Event('pergola:left'))
  }
  slide.onfinish = done
  slide.oncancel = done
}

function hide(page: Page): void {
  page.host.hidden = true
}
