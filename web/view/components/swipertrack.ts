/** The items of a swiper in a row or in a circle. */
export interface Track {
  count: number
  /** How many are seen at a time. */
  shown: number
  circular: boolean
}

/**
 * Where a wish to show an item leads.
 * @param index the item; in a circle, one beyond the ends goes round
 * @param source who wishes; the program's wish takes the shorter way round
 * @returns the item, and how many items the track moves to it
 */
export function reach({ count, shown, circular }: Track, index: number, current: number, source: string): { index: number; steps: number } {
  if (!circular) {
    const target = Math.max(0, Math.min(Math.max(0, count - shown), index))
    return { index: target, steps: target - current }
  }
  const target = ((index % count) + count) % count
  if (source !== '') return { index: target, steps: index - current }
  const way = (((target - current) % count) + count) % count
  return { index: target, steps: way > count / 2 ? way - count : way }
}

/** Where an item stands, in items from the first place that is seen. In a circle each is where it is nearest to the middle. */
export function place({ count, shown, circular }: Track, index: number, at: number): number {
  const straight = index - at
  if (!circular) return straight
  const first = (shown - 1) / 2 - count / 2
  return ((((straight - first) % count) + count) % count) + first
}

const curves: { [name: string]: (part: number) => number } = {
  linear: (part) => part,
  easeInCubic: (part) => part ** 3,
  easeInOutCubic: (part) => (part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2),
}

/** The curve of `easing-function`; the default slows down at the end. */
export function easing(name: string): (part: number) => number {
  return curves[name] ?? ((part) => 1 - (1 - part) ** 3)
}

/** Whether nothing shall move by itself: nobody sees it, or the user does not want it. */
export function isCalm(): boolean {
  return document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches
}
