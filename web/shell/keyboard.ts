/** Tells of the height that an on-screen keyboard takes from the window, in CSS pixels. A window without one, as on a desk, never tells. */
export function watchKeyboard(tell: (height: number) => void): () => void {
  const view = window.visualViewport
  if (!view) return () => undefined
  let last = 0
  const look = (): void => {
    // Zooming makes the visible part smaller too; only what is missing at the bottom is a keyboard.
    const height = view.scale > 1.01 ? 0 : Math.max(0, Math.round(innerHeight - view.height - view.offsetTop))
    if (height === last) return
    last = height
    tell(height)
  }
  view.addEventListener('resize', look)
  return () => view.removeEventListener('resize', look)
}
