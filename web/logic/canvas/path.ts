import type { Command } from './recording'

/** The arguments as numbers; undefined when one of them is none, and then a browser ignores the call. */
export function numbers(args: readonly unknown[], least: number): number[] | undefined {
  if (args.length < least) throw new TypeError(`${least} arguments are needed, and ${args.length} are given`)
  const out = args.map(Number)
  return out.every(Number.isFinite) ? out : undefined
}

/** The path methods that a drawing context and a Path2D share. */
export abstract class PathMethods {
  protected abstract addToPath(command: Command): void

  moveTo(x: unknown, y: unknown): void {
    this.addNumbers('moveTo', [x, y])
  }

  lineTo(x: unknown, y: unknown): void {
    this.addNumbers('lineTo', [x, y])
  }

  quadraticCurveTo(cpx: unknown, cpy: unknown, x: unknown, y: unknown): void {
    this.addNumbers('quadraticCurveTo', [cpx, cpy, x, y])
  }

  bezierCurveTo(cp1x: unknown, cp1y: unknown, cp2x: unknown, cp2y: unknown, x: unknown, y: unknown): void {
    this.addNumbers('bezierCurveTo', [cp1x, cp1y, cp2x, cp2y, x, y])
  }

  arc(x: unknown, y: unknown, radius: unknown, start: unknown, end: unknown, counterclockwise?: unknown): void {
    notNegative(radius, 'radius')
    this.addNumbers('arc', [x, y, radius, start, end], !!counterclockwise)
  }

  arcTo(x1: unknown, y1: unknown, x2: unknown, y2: unknown, radius: unknown): void {
    notNegative(radius, 'radius')
    this.addNumbers('arcTo', [x1, y1, x2, y2, radius])
  }

  ellipse(x: unknown, y: unknown, radiusX: unknown, radiusY: unknown, rotation: unknown, start: unknown, end: unknown, counterclockwise?: unknown): void {
    notNegative(radiusX, 'radiusX')
    notNegative(radiusY, 'radiusY')
    this.addNumbers('ellipse', [x, y, radiusX, radiusY, rotation, start, end], !!counterclockwise)
  }

  rect(x: unknown, y: unknown, width: unknown, height: unknown): void {
    this.addNumbers('rect', [x, y, width, height])
  }

  roundRect(x: unknown, y: unknown, width: unknown, height: unknown, radii: unknown = 0): void {
    const list = (Array.isArray(radii) ? radii : [radii]).map((radius: unknown) => Number(typeof radius === 'object' && radius !== null ? (radius as { x?: unknown }).x : radius))
    if (list.length < 1 || list.length > 4) throw new RangeError('roundRect takes one to four radii')
    for (const radius of list) notNegative(radius, 'radius')
    if (list.every(Number.isFinite)) this.addNumbers('roundRect', [x, y, width, height], list)
  }

  closePath(): void {
    this.addToPath(['closePath'])
  }

  private addNumbers(name: string, args: unknown[], ...rest: unknown[]): void {
    const found = numbers(args, args.length)
    if (found) this.addToPath([name, ...found, ...rest])
  }
}

function notNegative(value: unknown, name: string): void {
  if (Number(value) < 0) throw new RangeError(`${name} may not be negative: ${String(value)}`)
}

const MOST_PATH_COMMANDS = 50_000

/** `canvas.createPath2D()`. */
export class Path2D extends PathMethods {
  /** @internal */
  readonly commands: Command[] = []

  constructor(from?: unknown) {
    super()
    if (from instanceof Path2D) this.commands.push(...from.commands)
    else if (typeof from === 'string' && from !== '') this.commands.push(['svg', from])
  }

  addPath(path: unknown, transform?: Record<string, unknown>): void {
    if (!(path instanceof Path2D)) throw new TypeError('addPath takes a path that createPath2D has made')
    const matrix = transform ? matrixOf(transform) : undefined
    this.addToPath(['addPath', [...path.commands], ...(matrix ? [matrix] : [])])
  }

  protected addToPath(command: Command): void {
    if (this.commands.length >= MOST_PATH_COMMANDS) throw new RangeError(`a path may have ${MOST_PATH_COMMANDS} parts`)
    this.commands.push(command)
  }
}

export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number]

/** The matrix of `{a, b, c, d, e, f}`; undefined when it holds something else than numbers. */
export function matrixOf(value: Record<string, unknown>): Matrix | undefined {
  const { a = 1, b = 0, c = 0, d = 1, e = 0, f = 0 } = value
  return numbers([a, b, c, d, e, f], 6) as Matrix | undefined
}
