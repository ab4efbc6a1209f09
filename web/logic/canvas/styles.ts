import { matrixOf, numbers, type Matrix } from './path'

/** `createLinearGradient` and its kin. */
export class CanvasGradient {
  private readonly stops: [number, string][] = []
  /** Grows with every change: a style that is in use is sent again. */
  version = 0

  /** @internal */
  constructor(private readonly kind: 'linear' | 'radial' | 'conic', private readonly place: number[]) {}

  addColorStop(offset: unknown, color: unknown): void {
    const at = Number(offset)
    if (!(at >= 0 && at <= 1)) throw new RangeError(`the offset of a colour stop is from 0 to 1, and ${String(offset)} is not`)
    this.stops.push([at, String(color)])
    this.version++
  }

  /** @internal */
  encode(): unknown {
    return { gradient: this.kind, place: this.place, stops: [...this.stops] }
  }
}

/** `createPattern`. */
export class CanvasPattern {
  private matrix: Matrix | undefined
  version = 0

  /** @internal */
  constructor(private readonly source: () => unknown, private readonly repetition: string) {}

  setTransform(transform?: Record<string, unknown>): void {
    this.matrix = transform ? matrixOf(transform) : undefined
    this.version++
  }

  /** @internal */
  encode(): unknown {
    return { pattern: this.source(), repetition: this.repetition, ...(this.matrix ? { transform: this.matrix } : {}) }
  }
}

export type Style = string | CanvasGradient | CanvasPattern

export function isPaint(value: unknown): value is CanvasGradient | CanvasPattern {
  return value instanceof CanvasGradient || value instanceof CanvasPattern
}

export function linearGradient(args: unknown[]): CanvasGradient {
  return new CanvasGradient('linear', finite('createLinearGradient', args.slice(0, 4), 4))
}

export function radialGradient(args: unknown[]): CanvasGradient {
  return new CanvasGradient('radial', finite('createRadialGradient', args.slice(0, 6), 6))
}

export function conicGradient(args: unknown[]): CanvasGradient {
  return new CanvasGradient('conic', finite('createConicGradient', args.slice(0, 3), 3))
}

function finite(name: string, args: unknown[], count: number): number[] {
  const found = numbers(args, count)
  if (!found) throw new TypeError(`${name} takes ${count} finite numbers`)
  return found
}
