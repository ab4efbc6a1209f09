import type { Recording } from './recording'
import { readNow } from './reading'

// The widths of a common sans-serif letter, in thousandths of the font size, from the blank to the tilde.
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]
const FIRST_WIDE = 0x1100

const FIELDS = ['width', 'actualBoundingBoxLeft', 'actualBoundingBoxRight', 'actualBoundingBoxAscent', 'actualBoundingBoxDescent', 'fontBoundingBoxAscent', 'fontBoundingBoxDescent'] as const

export type TextMetrics = Record<(typeof FIELDS)[number], number>

const MOST_KEPT = 500
const known = new Map<string, TextMetrics>()

/** How wide a text is: as the view draws it, or about so when nothing draws it. */
export function measure(recording: Recording, font: string, spacing: string, text: string): TextMetrics {
  const key = `${font}|${spacing}|${text}`
  const found = known.get(key)
  if (found) return found
  const seen = metrics(readNow(recording, 'measureText', { font, spacing, text }))
  if (!seen) return approximate(font, spacing, text)
  if (known.size >= MOST_KEPT) known.clear()
  known.set(key, seen)
  return seen
}

// The view is not trusted: what is no number is no answer.
function metrics(answer: Record<string, unknown> | null): TextMetrics | undefined {
  if (!answer) return undefined
  const out = {} as TextMetrics
  for (const field of FIELDS) {
    const value = answer[field]
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
    out[field] = value
  }
  return out
}

function approximate(font: string, spacing: string, text: string): TextMetrics {
  const size = fontSize(font)
  const weight = /\b(bold|bolder|[6-9]00)\b/.test(font) ? 1.06 : 1
  const isFixed = /monospace|courier|consolas|menlo/i.test(font)
  let thousandths = 0
  let letters = 0
  for (const letter of text) {
    const code = letter.codePointAt(0)!
    letters++
    thousandths += code >= FIRST_WIDE ? 1000 : isFixed ? 600 : (WIDTHS[code - 32] ?? 556) * weight
  }
  const width = (thousandths * size) / 1000 + letters * (parseFloat(spacing) || 0)
  return {
    width,
    actualBoundingBoxLeft: 0,
    actualBoundingBoxRight: width,
    actualBoundingBoxAscent: size * 0.72,
    actualBoundingBoxDescent: size * 0.21,
    fontBoundingBoxAscent: size * 0.91,
    fontBoundingBoxDescent: size * 0.21,
  }
}

/** The font's size in pixels. */
export function fontSize(font: string): number {
  const match = /(\d*\.?\d+)(px|pt|em|rem)/.exec(font)
  if (!match) return 10
  const scale = match[2] === 'pt' ? 4 / 3 : match[2] === 'px' ? 1 : 16
  return parseFloat(match[1]!) * scale
}
