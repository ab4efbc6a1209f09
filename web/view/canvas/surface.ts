import type { Json } from '../protocol'
import { pathOf, styleOf, type Picture } from './values'

const methods = new Set([
  'save', 'restore', 'scale', 'rotate', 'translate', 'transform', 'beginPath', 'moveTo', 'lineTo', 'quadraticCurveTo', 'bezierCurveTo', 'arc', 'arcTo', 'ellipse', 'rect',
  'roundRect', 'closePath', 'clearRect', 'fillRect', 'strokeRect', 'fillText', 'strokeText', 'setLineDash',
])
const properties = new Set([
  'globalAlpha', 'globalCompositeOperation', 'lineWidth', 'lineCap', 'lineJoin', 'miterLimit', 'lineDashOffset', 'shadowBlur', 'shadowColor', 'shadowOffsetX', 'shadowOffsetY', 'font',
  'textAlign', 'textBaseline', 'direction', 'letterSpacing', 'wordSpacing', 'fontKerning', 'fontStretch', 'fontVariantCaps', 'textRendering', 'filter', 'imageSmoothingEnabled',
  'imageSmoothingQuality',
])
const largestSide = 8192

/** Finds a picture that a command names; null when it cannot be drawn. */
export type Find = (picture: Json | undefined) => Picture | null

/** Where room for pixels is taken from; false when there is none left. */
export type Room = (pixels: number, before: number) => boolean

/** A real canvas, and the pen on it. It does what the program's commands say, from a list of what there is to do. */
export class Surface {
  readonly pen: CanvasRenderingContext2D
  /** Pixels of the canvas for each unit of the program's: the old kind draws in CSS pixels. */
  private scale = 1

  constructor(readonly element: HTMLCanvasElement, private readonly box: () => { width: number; height: number }, private readonly room: Room) {
    this.pen = element.getContext('2d', { willReadFrequently: false })!
  }

  get ratio(): number {
    return this.scale
  }

  apply(command: Json[], find: Find): void {
    const [name, ...args] = command
    switch (name) {
      case 'size': return this.resize(Number(args[0]), Number(args[1]))
      case 'fit': return this.fit(args[0] === true)
      case 'wipe': return this.wipe((args[0] ?? {}) as { [name: string]: Json }, find)
      case 'fill': return this.withPath(args, (path, rule) => (path ? this.pen.fill(path, rule) : this.pen.fill(rule)))
      case 'clip': return this.withPath(args, (path, rule) => (path ? this.pen.clip(path, rule) : this.pen.clip(rule)))
      case 'stroke': return this.withPath(args, (path) => (path ? this.pen.stroke(path) : this.pen.stroke()))
      case 'setTransform': return this.setTransform(args)
      case 'fillStyle':
      case 'strokeStyle': return this.setStyle(name, args[0], find)
      case 'drawImage': return this.drawImage(find(args[0]), args.slice(1).map(Number))
      case 'putImageData': return this.putImageData(args)
    }
    if (typeof name === 'string' && methods.has(name)) (this.pen as unknown as Record<string, (...args: unknown[]) => void>)[name]!(...args)
    else if (typeof name === 'string' && properties.has(name)) this.set(name, args[0])
    else throw new Error(`a canvas knows no command ${String(name)}`)
  }

  /** Puts pixels where the program says, in the canvas's own pixels. */
  put(pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number, place: number[]): void {
    const data = new ImageData(pixels, width, height)
    if (place.length >= 6) this.pen.putImageData(data, place[0]!, place[1]!, place[2]!, place[3]!, place[4]!, place[5]!)
    else this.pen.putImageData(data, place[0] ?? 0, place[1] ?? 0)
  }

  private set(name: string, value: Json | undefined): void {
    // A filter may name a document; everything that loads goes another way.
    if (name === 'filter' && /url\s*\(/i.test(String(value))) return
    ;(this.pen as unknown as Record<string, unknown>)[name] = value
  }

  private setStyle(name: 'fillStyle' | 'strokeStyle', value: Json | undefined, find: Find): void {
    const style = styleOf(this.pen, value, find)
    if (style !== null) this.pen[name] = style
  }

  private resize(width: number, height: number): void {
    const w = Math.min(Math.max(0, Math.floor(width) || 0), largestSide)
    const h = Math.min(Math.max(0, Math.floor(height) || 0), largestSide)
    if (!this.room(w * h, this.element.width * this.element.height)) throw new Error(`the canvases of the page hold too many pixels: there is no room for ${w} x ${h} more`)
    this.scale = 1
    this.element.width = w
    this.element.height = h
  }

  /** Takes the size of the element's box, in the device's own pixels, and a new pen unless the drawing goes on. */
  private fit(keep: boolean): void {
    const { width, height } = this.box()
    const ratio = Math.min(devicePixelRatio || 1, 3)
    const w = Math.max(1, Math.round((width || 300) * ratio))
    const h = Math.max(1, Math.round((height || 150) * ratio))
    const isNew = this.element.width !== w || this.element.height !== h || this.scale !== ratio
    if (isNew || !keep) {
      this.resize(w, h)
      this.scale = ratio
      this.pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    }
  }

  private setTransform(args: Json[]): void {
    const [a, b, c, d, e, f] = args.map(Number) as [number, number, number, number, number, number]
    const s = this.scale
    this.pen.setTransform(a * s, b * s, c * s, d * s, e * s, f * s)
  }

  /** Clears all of it, and leaves the path and the pen as they are; the pen's state comes along for a canvas that is drawn anew. */
  private wipe(state: { [name: string]: Json }, find: Find): void {
    const [width, height] = (state['size'] as [number, number] | undefined) ?? [this.element.width, this.element.height]
    if (this.element.width !== width || this.element.height !== height) this.resize(width, height)
    this.pen.save()
    this.pen.resetTransform()
    this.pen.clearRect(0, 0, this.element.width, this.element.height)
    this.pen.restore()
    for (const [name, value] of Object.entries(state)) {
      if (name === 'dash') this.pen.setLineDash((value as Json[]).map(Number))
      else if (name === 'transform') this.setTransform(value as Json[])
      else if (name === 'fillStyle' || name === 'strokeStyle') this.setStyle(name, value, find)
      else if (properties.has(name)) this.set(name, value)
    }
  }

  private withPath(args: Json[], use: (path: Path2D | undefined, rule: CanvasFillRule) => void): void {
    const first = args[0]
    const path = typeof first === 'object' && first !== null && !Array.isArray(first) ? pathOf(first['path']) : undefined
    use(path, args.includes('evenodd') ? 'evenodd' : 'nonzero')
  }

  private drawImage(picture: Picture | null, place: number[]): void {
    if (!picture) return
    if (place.length >= 8) this.pen.drawImage(picture, place[0]!, place[1]!, place[2]!, place[3]!, place[4]!, place[5]!, place[6]!, place[7]!)
    else if (place.length >= 4) this.pen.drawImage(picture, place[0]!, place[1]!, place[2]!, place[3]!)
    else this.pen.drawImage(picture, place[0]!, place[1]!)
  }

  private putImageData([data, width, height, ...place]: Json[]): void {
    this.put(bytesOf(String(data)), Number(width), Number(height), place.map(Number))
  }
}

/** The bytes of base64. */
export function bytesOf(base64: string): Uint8ClampedArray<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8ClampedArray(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}
