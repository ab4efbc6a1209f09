import type { Matrix } from './path'
import { isPaint, type Style } from './styles'

/** What a drawing context holds and `save()` keeps, without the clipping region. */
export interface State {
  values: Record<string, unknown>
  dash: number[]
  matrix: Matrix
  isClipped: boolean
}

/** The properties of a context with what they hold at first. */
export const DEFAULTS: Readonly<Record<string, unknown>> = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  globalAlpha: 1,
  globalCompositeOperation: 'source-over',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  miterLimit: 10,
  lineDashOffset: 0,
  shadowBlur: 0,
  shadowColor: 'rgba(0, 0, 0, 0)',
  shadowOffsetX: 0,
  shadowOffsetY: 0,
  font: '10px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  direction: 'inherit',
  letterSpacing: '0px',
  wordSpacing: '0px',
  fontKerning: 'auto',
  fontStretch: 'normal',
  fontVariantCaps: 'normal',
  textRendering: 'auto',
  filter: 'none',
  imageSmoothingEnabled: true,
  imageSmoothingQuality: 'low',
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

export function newState(): State {
  return { values: { ...DEFAULTS }, dash: [], matrix: [...IDENTITY], isClipped: false }
}

export function copyOf(state: State): State {
  return { values: { ...state.values }, dash: [...state.dash], matrix: [...state.matrix], isClipped: state.isClipped }
}

/** A property's new value; undefined when a browser would ignore it. */
export function accepted(name: string, value: unknown): unknown {
  const kind = typeof DEFAULTS[name]
  if (name === 'fillStyle' || name === 'strokeStyle') return isPaint(value) ? value : typeof value === 'string' ? value : undefined
  if (kind === 'boolean') return !!value
  if (kind === 'string') return typeof value === 'string' ? value : undefined
  const number = Number(value)
  if (!Number.isFinite(number)) return undefined
  if (name === 'globalAlpha') return number >= 0 && number <= 1 ? number : undefined
  if (name === 'lineWidth' || name === 'miterLimit') return number > 0 ? number : undefined
  if (name === 'shadowBlur') return number >= 0 ? number : undefined
  return number
}

/** What differs from a new context, for a view that knows nothing of what came before. */
export function encode(state: State): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(state.values)) if (value !== DEFAULTS[name]) out[name] = isPaint(value) ? value.encode() : value
  if (state.dash.length > 0) out['dash'] = state.dash
  if (state.matrix.some((part, i) => part !== IDENTITY[i])) out['transform'] = state.matrix
  return out
}

export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

export function styleOf(state: State, name: 'fillStyle' | 'strokeStyle'): Style {
  return state.values[name] as Style
}
