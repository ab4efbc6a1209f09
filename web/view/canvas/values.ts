import type { Json } from '../protocol'
import type { Find } from './surface'

export type Picture = HTMLImageElement | HTMLCanvasElement

type Values = { [name: string]: Json }

const parts = new Set(['moveTo', 'lineTo', 'quadraticCurveTo', 'bezierCurveTo', 'arc', 'arcTo', 'ellipse', 'rect', 'roundRect', 'closePath'])
const deepest = 32

/** The path that a list of commands draws. */
export function pathOf(commands: Json | undefined, depth = 0): Path2D {
  const path = new Path2D()
  if (!Array.isArray(commands) || depth > deepest) return path
  for (const command of commands) {
    if (!Array.isArray(command)) continue
    const [name, ...args] = command
    if (name === 'svg') path.addPath(new Path2D(String(args[0])))
    else if (name === 'addPath') path.addPath(pathOf(args[0], depth + 1), args[1] === undefined ? undefined : matrix(args[1]))
    else if (typeof name === 'string' && parts.has(name)) (path as unknown as Record<string, (...args: unknown[]) => void>)[name]!(...args)
  }
  return path
}

/** A colour, a gradient or a pattern; null for what is none of them. */
export function styleOf(pen: CanvasRenderingContext2D, value: Json | undefined, find: Find): string | CanvasGradient | CanvasPattern | null {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return 'gradient' in value ? gradient(pen, value) : pattern(pen, value, find)
}

function gradient(pen: CanvasRenderingContext2D, value: Values): CanvasGradient {
  const place = (value['place'] as Json[]).map(Number) as [number, number, number, number, number, number]
  const made = value['gradient'] === 'linear' ? pen.createLinearGradient(place[0], place[1], place[2], place[3])
    : value['gradient'] === 'conic' ? pen.createConicGradient(place[0], place[1], place[2])
    : pen.createRadialGradient(...place)
  for (const stop of value['stops'] as [number, string][]) {
    try {
      made.addColorStop(Number(stop[0]), String(stop[1]))
    } catch {
      // A colour that is none costs its stop, not the drawing.
    }
  }
  return made
}

function pattern(pen: CanvasRenderingContext2D, value: Values, find: Find): CanvasPattern | null {
  const picture = find(value['pattern'])
  const made = picture && pen.createPattern(picture, String(value['repetition']))
  if (made && value['transform'] !== undefined) made.setTransform(matrix(value['transform']))
  return made
}

function matrix(value: Json): DOMMatrix2DInit {
  const [a, b, c, d, e, f] = (value as Json[]).map(Number)
  return { a: a!, b: b!, c: c!, d: d!, e: e!, f: f! }
}
