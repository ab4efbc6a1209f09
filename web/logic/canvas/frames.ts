import { guard } from '../errors'
import type { PageContext } from '../render/context'

type Frame = (time: number) => unknown

const waiting = new WeakMap<PageContext, Map<number, Frame>>()
let last = 0

/** Runs `frame` before the view paints next. The view's own pace is the program's: one that is slow is not flooded. */
export function requestFrame(page: PageContext | undefined, frame: unknown): number {
  if (typeof frame !== 'function') throw new TypeError('requestAnimationFrame takes a function')
  const id = ++last
  // A page that is gone has no next frame; a loop must not go on without one.
  if (!page || page.batch.closed) return id
  let frames = waiting.get(page)
  if (!frames) waiting.set(page, (frames = new Map()))
  frames.set(id, frame as Frame)
  if (frames.size === 1) ask(page, frames)
  return id
}

export function cancelFrame(page: PageContext | undefined, id: unknown): void {
  if (page) waiting.get(page)?.delete(Number(id))
}

function ask(page: PageContext, frames: Map<number, Frame>): void {
  // Kept by the map being replaced: what is asked for by a frame belongs to the next one.
  page.ask(1, 'frame', null, (answer) => {
    if (waiting.get(page) === frames) waiting.delete(page)
    if (page.batch.closed) return
    const time = (answer as { time?: unknown } | null)?.time
    for (const [id, frame] of [...frames]) if (frames.has(id)) guard('requestAnimationFrame', () => frame(typeof time === 'number' ? time : Date.now()))
  })
}
