import { safeCss } from './css'
import type { Json } from './protocol'

const LONGEST = 600_000

/** Plays key frames on an element; what the last one sets stays. `done` is told once, also when they cannot be played. */
export function animate(el: HTMLElement, args: { [name: string]: Json }, base: string, done: () => void): void {
  const frames = Array.isArray(args['frames']) ? args['frames'].map((frame) => keyframe(frame, base)) : []
  const duration = Math.min(Math.max(Number(args['duration']) || 0, 0), LONGEST)
  try {
    const animation = el.animate(frames, { duration, fill: 'forwards' })
    animation.onfinish = done
    animation.oncancel = done
  } catch {
    // A value that the browser does not take: the rest of the page goes on.
    done()
  }
}

/** Ends what was animated: all of it, or the animations of these properties. */
export function clearAnimation(el: HTMLElement, properties: string[]): boolean {
  for (const animation of el.getAnimations()) {
    if (properties.length === 0 || touches(animation, properties)) animation.cancel()
  }
  return true
}

function touches(animation: Animation, properties: string[]): boolean {
  const frames = animation.effect instanceof KeyframeEffect ? animation.effect.getKeyframes() : []
  return frames.some((frame) => properties.some((name) => name in frame || (TRANSFORM.test(name) && 'transform' in frame)))
}

const TRANSFORM = /^(matrix|translate|rotate|scale|skew)/

function keyframe(frame: Json, base: string): Keyframe {
  const result: Keyframe = {}
  if (frame === null || typeof frame !== 'object' || Array.isArray(frame)) return result
  const { offset, easing, composite, style } = frame
  if (typeof offset === 'number') result.offset = offset
  if (typeof easing === 'string') result.easing = easing
  if (composite === 'add' || composite === 'accumulate' || composite === 'replace') result.composite = composite
  if (style !== null && typeof style === 'object' && !Array.isArray(style)) {
    for (const [name, value] of Object.entries(style)) if (typeof value === 'string') result[camel(name)] = safeCss(` ${value}`, base).trim()
  }
  return result
}

function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, c: string) => c.toUpperCase())
}
