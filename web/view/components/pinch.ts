/** Two fingers on an element, or a wheel with Ctrl: tells by which factor it grows. */
export function watchPinch(el: HTMLElement, zoomed: (factor: number) => void): void {
  const fingers = new Map<number, { x: number; y: number }>()
  let distance = 0
  const spread = () => {
    const [a, b] = [...fingers.values()]
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
  }
  el.addEventListener('pointerdown', (e) => {
    fingers.set(e.pointerId, { x: e.clientX, y: e.clientY })
    distance = spread()
  })
  el.addEventListener('pointermove', (e) => {
    if (!fingers.has(e.pointerId)) return
    fingers.set(e.pointerId, { x: e.clientX, y: e.clientY })
    const now = fingers.size === 2 ? spread() : 0
    if (distance > 0 && now > 0) zoomed(now / distance)
    distance = now
  })
  for (const type of ['pointerup', 'pointercancel'] as const) {
    el.addEventListener(type, (e) => {
      fingers.delete(e.pointerId)
      distance = 0
    })
  }
  el.addEventListener('wheel', (e) => {
    if (!e.ctrlKey) return
    e.preventDefault()
    zoomed(Math.exp(-e.deltaY / 300))
  }, { passive: false })
}
