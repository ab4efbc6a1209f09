/** How much of the window the keyboard on the screen covers, in px. */
export function keyboardHeight(): number {
  const viewport = window.visualViewport
  return viewport ? Math.max(0, Math.round(innerHeight - viewport.height * viewport.scale)) : 0
}

/** Tells of each change of it. */
export function watchKeyboard(until: AbortSignal, changed: (height: number) => void): void {
  let last = keyboardHeight()
  window.visualViewport?.addEventListener('resize', () => {
    const height = keyboardHeight()
    if (height === last) return
    last = height
    changed(height)
  }, { signal: until })
}
