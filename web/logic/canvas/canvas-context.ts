import { guard } from '../errors'
import type { PageContext } from '../render/context'
import type { ViewNode } from '../render/node'
import { Context2D } from './context2d'
import { Image } from './image'
import { Recording, type Command } from './recording'
import { radialGradient, type CanvasGradient } from './styles'
import type { Surface } from './surface'

/** Where a canvas of the old kind is; undefined while there is none. */
export type FindCanvas = () => { page: PageContext; node: ViewNode } | undefined

/** Holds the commands until `draw()`. */
class Sheet extends Recording {
  private held: Command[] = []

  override append(commands: Command[]): void {
    this.held.push(...commands)
  }

  override push(command: Command, pixelBytes = 0): void {
    this.count(pixelBytes)
    this.held.push(command)
  }

  // What was drawn before is only known when `draw()` is called.
  override restart(): void {}

  take(): Command[] {
    const held = this.held
    this.held = []
    return held
  }
}

const recordings = new WeakMap<ViewNode, Recording>()

/** What `wx.createCanvasContext(id)` gives: draws nothing until `draw()`. */
export class CanvasContext extends Context2D {
  private readonly sheet: Sheet

  constructor(private readonly id: string, private readonly find: FindCanvas) {
    const sheet = new Sheet()
    const surface: Surface = {
      owner: undefined,
      recording: sheet,
      width: 0,
      height: 0,
      picture: (image) => pictureOf(image, find),
      drew: () => undefined,
    }
    super(surface)
    this.sheet = sheet
  }

  draw(reserve?: unknown, done?: unknown): void {
    const callback = typeof reserve === 'function' ? reserve : done
    const commands = this.sheet.take()
    const keep = reserve === true
    // A drawing that does not go on from the one before starts with a new pen, as WeChat's does.
    if (!keep) this.begin()
    const found = this.find()
    if (!found) return console.warn(`createCanvasContext: there is no canvas with the canvas-id "${this.id}" on the page`)
    let recording = recordings.get(found.node)
    if (!recording) {
      recordings.set(found.node, (recording = new Recording()))
      recording.bind(found.page, found.node.id)
    }
    if (!keep) recording.restart()
    recording.append([['fit', keep], ...commands])
    recording.flush()
    if (typeof callback === 'function') found.page.ask(found.node.id, 'drawn', null, () => guard('CanvasContext.draw', () => (callback as (result: unknown) => unknown)({ errMsg: 'drawCanvas:ok' })))
  }

  setFillStyle(value: unknown): void {
    this.set('fillStyle', value)
  }

  setStrokeStyle(value: unknown): void {
    this.set('strokeStyle', value)
  }

  setShadow(offsetX: unknown, offsetY: unknown, blur: unknown, color: unknown): void {
    this.set('shadowOffsetX', offsetX)
    this.set('shadowOffsetY', offsetY)
    this.set('shadowBlur', blur)
    this.set('shadowColor', color)
  }

  setGlobalAlpha(value: unknown): void {
    this.set('globalAlpha', value)
  }

  setLineWidth(value: unknown): void {
    this.set('lineWidth', value)
  }

  setLineCap(value: unknown): void {
    this.set('lineCap', value)
  }

  setLineJoin(value: unknown): void {
    this.set('lineJoin', value)
  }

  setMiterLimit(value: unknown): void {
    this.set('miterLimit', value)
  }

  override setLineDash(segments: unknown, offset?: unknown): void {
    super.setLineDash(segments)
    if (offset !== undefined) this.set('lineDashOffset', offset)
  }

  setFontSize(size: unknown): void {
    const px = Number(size)
    if (px > 0) this.set('font', String(this.get('font')).replace(/\d*\.?\d+px/, `${px}px`))
  }

  setTextAlign(value: unknown): void {
    this.set('textAlign', value)
  }

  setTextBaseline(value: unknown): void {
    this.set('textBaseline', value === 'normal' ? 'alphabetic' : value)
  }

  createCircularGradient(x: unknown, y: unknown, radius: unknown): CanvasGradient {
    return radialGradient([x, y, 0, x, y, radius])
  }
}

// The old kind draws files by their path: the view loads them when it comes to them.
function pictureOf(image: unknown, find: FindCanvas): unknown {
  if (typeof image === 'string') return { src: image }
  const page = find()?.page
  if (!(image instanceof Image)) throw new TypeError('drawImage takes the path of an image')
  const id = page && image.on(page)
  return id === undefined ? undefined : { image: id }
}
