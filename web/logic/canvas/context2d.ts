import { toBase64 } from '../wx/values'
import type { Surface } from './surface'
import { createImageData, emptyImageData, ImageData } from './image-data'
import { matrixOf, numbers, Path2D, PathMethods, type Matrix } from './path'
import { readNow } from './reading'
import type { Command } from './recording'
import { accepted, copyOf, DEFAULTS, encode, multiply, newState, type State } from './state'
import { CanvasPattern, conicGradient, isPaint, linearGradient, radialGradient, type CanvasGradient } from './styles'
import { measure, type TextMetrics } from './text-metrics'

const MOST_SAVES = 1000

/** `canvas.getContext('2d')`: it records what it is told, and the view draws it. */
export class Context2D extends PathMethods {
  protected state: State = newState()
  private saved: State[] = []
  /** The versions of the gradients and patterns that the view was sent last. */
  private sent: Record<string, number> = {}

  constructor(protected readonly surface: Surface) {
    super()
  }

  get canvas(): unknown {
    return this.surface.owner
  }

  /** The canvas was given a size: everything begins anew. */
  reset(): void {
    this.begin()
    this.surface.recording.restart()
    this.push(['size', this.surface.width, this.surface.height])
  }

  protected begin(): void {
    this.state = newState()
    this.saved = []
    this.sent = {}
  }

  save(): void {
    if (this.saved.length >= MOST_SAVES) throw new RangeError(`save() was called ${MOST_SAVES} times without restore()`)
    this.saved.push(copyOf(this.state))
    this.push(['save'])
  }

  restore(): void {
    const state = this.saved.pop()
    if (!state) return
    this.state = state
    this.push(['restore'])
  }

  // Transforms

  scale(x: unknown, y: unknown): void {
    this.transformBy('scale', [x, y], ([sx, sy]) => [sx!, 0, 0, sy!, 0, 0])
  }

  rotate(angle: unknown): void {
    this.transformBy('rotate', [angle], ([by]) => [Math.cos(by!), Math.sin(by!), -Math.sin(by!), Math.cos(by!), 0, 0])
  }

  translate(x: unknown, y: unknown): void {
    this.transformBy('translate', [x, y], ([tx, ty]) => [1, 0, 0, 1, tx!, ty!])
  }

  transform(...args: unknown[]): void {
    this.transformBy('transform', args.slice(0, 6), (found) => found as Matrix)
  }

  setTransform(...args: unknown[]): void {
    const first = args[0]
    const found = args.length === 0 ? ([1, 0, 0, 1, 0, 0] as Matrix) : typeof first === 'object' && first !== null ? matrixOf(first as Record<string, unknown>) : numbers(args.slice(0, 6), 6)
    if (!found) return
    this.state.matrix = found as Matrix
    this.push(['setTransform', ...found])
  }

  resetTransform(): void {
    this.setTransform()
  }

  getTransform(): Record<string, unknown> {
    const [a, b, c, d, e, f] = this.state.matrix
    return { a, b, c, d, e, f, is2D: true, isIdentity: a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0 }
  }

  // Paths

  beginPath(): void {
    this.push(['beginPath'])
  }

  fill(first?: unknown, second?: unknown): void {
    this.paint('fillStyle')
    this.push(['fill', ...pathAndRule(first, second)])
  }

  stroke(path?: unknown): void {
    this.paint('strokeStyle')
    this.push(path instanceof Path2D ? ['stroke', { path: [...path.commands] }] : ['stroke'])
  }

  clip(first?: unknown, second?: unknown): void {
    this.state.isClipped = true
    this.push(['clip', ...pathAndRule(first, second)])
  }

  isPointInPath(...args: unknown[]): boolean {
    const path = args[0] instanceof Path2D ? (args.shift() as Path2D) : undefined
    return this.hit('fill', path, args[0], args[1], args[2] === 'evenodd' ? 'evenodd' : 'nonzero')
  }

  isPointInStroke(...args: unknown[]): boolean {
    const path = args[0] instanceof Path2D ? (args.shift() as Path2D) : undefined
    return this.hit('stroke', path, args[0], args[1], 'nonzero')
  }

  // Rectangles

  clearRect(x: unknown, y: unknown, width: unknown, height: unknown): void {
    const area = numbers([x, y, width, height], 4)
    if (!area) return
    if (!this.coversAll(area)) return this.push(['clearRect', ...area])
    this.surface.recording.restart()
    this.sent = {}
    this.push(['wipe', { size: [this.surface.width, this.surface.height], ...encode(this.state) }])
    this.remember()
  }

  fillRect(x: unknown, y: unknown, width: unknown, height: unknown): void {
    this.paint('fillStyle')
    this.pushNumbers('fillRect', [x, y, width, height])
  }

  strokeRect(x: unknown, y: unknown, width: unknown, height: unknown): void {
    this.paint('strokeStyle')
    this.pushNumbers('strokeRect', [x, y, width, height])
  }

  // Text

  fillText(text: unknown, x: unknown, y: unknown, maxWidth?: unknown): void {
    this.text('fillText', 'fillStyle', text, x, y, maxWidth)
  }

  strokeText(text: unknown, x: unknown, y: unknown, maxWidth?: unknown): void {
    this.text('strokeText', 'strokeStyle', text, x, y, maxWidth)
  }

  measureText(text: unknown): TextMetrics {
    return measure(this.surface.recording, String(this.state.values['font']), String(this.state.values['letterSpacing']), String(text))
  }

  // Line dashes

  setLineDash(segments: unknown): void {
    if (!Array.isArray(segments)) throw new TypeError('setLineDash takes an array of numbers')
    const list = numbers(segments, 0)
    if (!list || list.some((length) => length < 0)) return
    this.state.dash = list.length % 2 === 0 ? list : [...list, ...list]
    this.push(['setLineDash', list])
  }

  getLineDash(): number[] {
    return [...this.state.dash]
  }

  // Gradients, patterns, images

  createLinearGradient(...args: unknown[]): CanvasGradient {
    return linearGradient(args)
  }

  createRadialGradient(...args: unknown[]): CanvasGradient {
    return radialGradient(args)
  }

  createConicGradient(...args: unknown[]): CanvasGradient {
    return conicGradient(args)
  }

  createPattern(image: unknown, repetition: unknown): CanvasPattern | null {
    const repeat = repetition === null || repetition === '' || repetition === undefined ? 'repeat' : String(repetition)
    if (!/^(repeat|repeat-x|repeat-y|no-repeat)$/.test(repeat)) throw new TypeError(`createPattern does not know the repetition "${repeat}"`)
    if (this.surface.picture(image) === undefined) return null
    return new CanvasPattern(() => this.surface.picture(image), repeat)
  }

  drawImage(image: unknown, ...place: unknown[]): void {
    const count = place.length >= 8 ? 8 : place.length >= 4 ? 4 : 2
    const where = numbers(place.slice(0, count), 2)
    const picture = this.surface.picture(image)
    // As in a browser: what has not been loaded is not drawn.
    if (!where || picture === undefined) return
    this.push(['drawImage', picture, ...where])
    this.surface.drew(picture)
  }

  // Pixels

  createImageData(first: unknown, second?: unknown): ImageData {
    return createImageData(first, second)
  }

  getImageData(x: unknown, y: unknown, width: unknown, height: unknown): ImageData {
    const area = numbers([x, y, width, height], 4)
    if (!area) throw new TypeError('getImageData takes four finite numbers')
    const pixels = emptyImageData(area[2], area[3])
    const answer = readNow(this.surface.recording, 'getImageData', { x: Math.min(area[0]!, area[0]! + area[2]!), y: Math.min(area[1]!, area[1]! + area[3]!), width: pixels.width, height: pixels.height })
    const bytes = answer?.['data']
    if (bytes instanceof ArrayBuffer && bytes.byteLength === pixels.data.length) pixels.data.set(new Uint8Array(bytes))
    return pixels
  }

  putImageData(pixels: unknown, x: unknown, y: unknown, ...dirty: unknown[]): void {
    const { data, width, height } = (pixels ?? {}) as Partial<ImageData>
    if (!data || typeof width !== 'number' || typeof height !== 'number' || data.length !== width * height * 4) throw new TypeError('putImageData takes what createImageData or getImageData has given')
    const place = numbers(dirty.length >= 4 ? [x, y, ...dirty.slice(0, 4)] : [x, y], 2)
    if (!place) return
    this.push(['putImageData', toBase64(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)), width, height, ...place], data.length)
  }

  // What there is nothing to do for

  getContextAttributes(): Record<string, unknown> {
    return { alpha: true, colorSpace: 'srgb', desynchronized: false, willReadFrequently: false }
  }

  isContextLost(): boolean {
    return false
  }

  drawFocusIfNeeded(): void {}

  protected addToPath(command: Command): void {
    this.push(command)
  }

  protected push(command: Command, pixelBytes = 0): void {
    this.surface.recording.push(command, pixelBytes)
  }

  /** @internal A property of the context. */
  get(name: string): unknown {
    return this.state.values[name]
  }

  /** @internal */
  set(name: string, value: unknown): void {
    const next = accepted(name, value)
    if (next === undefined || next === this.state.values[name]) return
    this.state.values[name] = next
    if (!isPaint(next)) this.push([name, next])
    else delete this.sent[name]
  }

  // A gradient is sent when it is first used, and again when it has got a stop since.
  private paint(name: 'fillStyle' | 'strokeStyle'): void {
    const style = this.state.values[name]
    if (!isPaint(style) || this.sent[name] === style.version) return
    this.push([name, style.encode()])
    this.sent[name] = style.version
  }

  private remember(): void {
    for (const name of ['fillStyle', 'strokeStyle']) {
      const style = this.state.values[name]
      if (isPaint(style)) this.sent[name] = style.version
    }
  }

  private text(command: string, style: 'fillStyle' | 'strokeStyle', text: unknown, x: unknown, y: unknown, maxWidth: unknown): void {
    const place = numbers(maxWidth === undefined ? [x, y] : [x, y, maxWidth], 2)
    if (!place) return
    this.paint(style)
    this.push([command, String(text), ...place])
  }

  private pushNumbers(name: string, args: unknown[]): void {
    const found = numbers(args, args.length)
    if (found) this.push([name, ...found])
  }

  private transformBy(name: string, args: unknown[], matrix: (found: number[]) => Matrix): void {
    const found = numbers(args, args.length)
    if (!found) return
    this.state.matrix = multiply(this.state.matrix, matrix(found))
    this.push([name, ...found])
  }

  private hit(what: string, path: Path2D | undefined, x: unknown, y: unknown, rule: string): boolean {
    const point = numbers([x, y], 2)
    if (!point) return false
    return readNow(this.surface.recording, 'isPointIn', { what, rule, x: point[0], y: point[1], ...(path ? { path: path.commands } : {}) })?.['inside'] === true
  }

  /** Whether an area is the whole canvas, so that nothing of what was drawn can be seen any more. */
  private coversAll(area: number[]): boolean {
    const { width, height } = this.surface
    const [a, b, c, d, e, f] = this.state.matrix
    if (!(width > 0) || this.saved.length > 0 || this.state.isClipped || b !== 0 || c !== 0) return false
    const [x1, x2] = [a * area[0]! + e, a * (area[0]! + area[2]!) + e]
    const [y1, y2] = [d * area[1]! + f, d * (area[1]! + area[3]!) + f]
    return Math.min(x1, x2) <= 0 && Math.min(y1, y2) <= 0 && Math.max(x1, x2) >= width && Math.max(y1, y2) >= height
  }
}

function pathAndRule(first: unknown, second: unknown): unknown[] {
  const path = first instanceof Path2D ? first : undefined
  const rule = (path ? second : first) === 'evenodd' ? ['evenodd'] : []
  return path ? [{ path: [...path.commands] }, ...rule] : rule
}

for (const name of Object.keys(DEFAULTS)) {
  Object.defineProperty(Context2D.prototype, name, {
    get(this: Context2D) {
      return this.get(name)
    },
    set(this: Context2D, value: unknown) {
      this.set(name, value)
    },
    enumerable: true,
    configurable: true,
  })
}
