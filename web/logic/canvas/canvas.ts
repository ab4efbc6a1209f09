import { topPage } from '../program/pages'
import type { PageContext } from '../render/context'
import type { ViewNode } from '../render/node'
import { report } from '../wx/unsupported'
import { Context2D } from './context2d'
import { cancelFrame, requestFrame } from './frames'
import { Image } from './image'
import { createImageData, type ImageData } from './image-data'
import { Path2D } from './path'
import { readNow } from './reading'
import { Recording } from './recording'
import type { Surface } from './surface'

const LARGEST_SIDE = 8192

/** A canvas that a program draws on by `getContext('2d')`: of the page, or one that is not on the screen. */
export class Canvas {
  private readonly recording = new Recording()
  private readonly surface: Surface
  private drawing: Context2D | undefined

  constructor(private w = 300, private h = 150) {
    const size = { width: () => this.w, height: () => this.h }
    this.surface = {
      owner: this,
      recording: this.recording,
      get width() {
        return size.width()
      },
      get height() {
        return size.height()
      },
      picture: (image) => picture(this, image),
      // The other canvas may be drawn on from here: that must come after.
      drew: (image) => {
        if (typeof (image as { canvas?: unknown }).canvas === 'number') this.recording.flush()
      },
    }
  }

  get width(): number {
    return this.w
  }

  set width(value: unknown) {
    this.w = side(value)
    this.context().reset()
  }

  get height(): number {
    return this.h
  }

  set height(value: unknown) {
    this.h = side(value)
    this.context().reset()
  }

  getContext(type: unknown): unknown {
    if (type === '2d') {
      this.page()
      return this.context()
    }
    if (/webgl/i.test(String(type))) report('Canvas.getContext.webgl')
    return null
  }

  createImage(): Image {
    return new Image(() => {
      const page = this.page()
      return page ? { page, node: this.recording.id } : undefined
    })
  }

  createPath2D(path?: unknown): Path2D {
    return new Path2D(path)
  }

  createImageData(first: unknown, second?: unknown, third?: unknown): ImageData {
    return createImageData(first, second, third)
  }

  requestAnimationFrame(frame: unknown): number {
    return requestFrame(this.page(), frame)
  }

  cancelAnimationFrame(id: unknown): void {
    cancelFrame(this.page(), id)
  }

  toDataURL(type?: unknown, quality?: unknown): string {
    this.page()
    const answer = readNow(this.recording, 'toDataURL', { type: typeof type === 'string' ? type : 'image/png', ...(typeof quality === 'number' ? { quality } : {}) })
    return typeof answer?.['url'] === 'string' ? answer['url'] : 'data:,'
  }

  /** @internal Where it is drawn; a canvas that is not on the screen goes to the page that uses it first. */
  page(wish?: PageContext): PageContext | undefined {
    if (!this.recording.page) {
      const page = wish ?? topPage()?.context
      if (page) this.recording.bind(page, page.nextOffscreen())
    }
    return this.recording.page
  }

  /** @internal */
  get recorded(): Recording {
    return this.recording
  }

  private context(): Context2D {
    if (!this.drawing) {
      this.drawing = new Context2D(this.surface)
      if (this.w !== 300 || this.h !== 150) this.drawing.reset()
    }
    return this.drawing
  }
}

const ofNodes = new WeakMap<ViewNode, Canvas>()

/** The canvas of a node: the same one for each time that a query asks for it. */
export function canvasOf(page: PageContext, node: ViewNode): Canvas {
  let canvas = ofNodes.get(node)
  if (!canvas) {
    ofNodes.set(node, (canvas = new Canvas()))
    canvas.recorded.bind(page, node.id)
  }
  return canvas
}

/** How an image or a canvas is named in a command of `onto`; undefined while it is not loaded. */
function picture(onto: Canvas, image: unknown): unknown {
  const page = onto.page()
  if (image instanceof Image) {
    const id = page && image.on(page)
    return id === undefined ? undefined : { image: id }
  }
  if (!(image instanceof Canvas)) throw new TypeError('a canvas draws what canvas.createImage() or wx.createOffscreenCanvas() has given, or another canvas')
  if (image.width === 0 || image.height === 0) return undefined
  if (image.page(page) !== page) throw new TypeError('a canvas of another page cannot be drawn here: make one on this page')
  image.recorded.flush()
  onto.recorded.use(image.recorded.id)
  return { canvas: image.recorded.id }
}

function side(value: unknown): number {
  const size = Math.floor(Number(value))
  if (size > LARGEST_SIDE) throw new RangeError(`a canvas may be ${LARGEST_SIDE} pixels wide and high, and not ${size}`)
  return size > 0 ? size : 0
}
