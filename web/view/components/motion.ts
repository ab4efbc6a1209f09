interface Size {
  width: number
  height: number
}

interface Point {
  x: number
  y: number
}

/** A number, held between two others. */
export function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}

/**
 * Between which places a box may move in its area: a smaller one stays inside, a larger one keeps the area covered.
 * @param scale how much larger it is drawn, about its middle
 */
export function bounds(area: Size, box: Size, scale: number): { low: Point; high: Point } {
  const along = (space: number, length: number): [number, number] => {
    const grown = ((scale - 1) * length) / 2
    const far = space - length - grown
    return [Math.min(grown, far), Math.max(grown, far)]
  }
  const [left, right] = along(area.width, box.width)
  const [top, bottom] = along(area.height, box.height)
  return { low: { x: left, y: top }, high: { x: right, y: bottom } }
}

/**
 * Lets a thing slide on, slower and slower.
 * @param speed px in a millisecond
 * @param friction how fast it slows down
 * @param moved takes each step; false when it went nowhere, which ends the slide
 * @param scheduled takes the number of the next frame
 */
export function glide(speed: Point, friction: number, moved: (dx: number, dy: number) => boolean, scheduled: (frame: number) => void): number {
  let { x, y } = speed
  let last = performance.now()
  const step = (now: number) => {
    const passed = Math.max(0, now - last)
    last = now
    const kept = Math.exp((-Math.max(0.1, friction) * passed) / 1000)
    x *= kept
    y *= kept
    if (Math.hypot(x, y) < 0.02 || (passed > 0 && !moved(x * passed, y * passed))) return
    scheduled(requestAnimationFrame(step))
  }
  return requestAnimationFrame(step)
}
