const calm = matchMedia('(prefers-reduced-motion: reduce)')

/** Scrolls an element to a place, smoothly over `duration` milliseconds; 0 jumps. */
export function scrollTo(el: HTMLElement, to: { top?: number; left?: number; duration: number }): void {
  const fromTop = el.scrollTop
  const fromLeft = el.scrollLeft
  const top = to.top ?? fromTop
  const left = to.left ?? fromLeft
  if (to.duration <= 0 || calm.matches || document.hidden) return void el.scrollTo({ top, left, behavior: 'instant' })
  const start = performance.now()
  const step = (now: number) => {
    const part = Math.min(1, Math.max(0, (now - start) / to.duration))
    const eased = 1 - (1 - part) ** 3
    el.scrollTo({ top: fromTop + (top - fromTop) * eased, left: fromLeft + (left - fromLeft) * eased, behavior: 'instant' })
    if (part < 1) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}
