import type { Json } from '../protocol'
import type { Canvases } from './canvases'
import { bytesOf, type Surface } from './surface'
import { pathOf } from './values'

type Args = { [name: string]: Json }

interface Answer {
  /** Whether it need not wait for what was to be drawn before. */
  atOnce?: boolean
  give(canvases: Canvases, surface: Surface | undefined, args: Args): Promise<unknown>
}

const mostPixels = 16 * 1024 * 1024
/** What fits into one message of a shell. */
const longestAnswer = 4 * 1024 * 1024

/** What may be asked about a canvas. */
export const answers: { [method: string]: Answer } = {
  frame: { atOnce: true, give: () => new Promise((resolve) => requestAnimationFrame((time) => resolve({ time }))) },

  image: {
    atOnce: true,
    async give(canvases, _surface, args) {
      const source = canvases.pictures.source(Number(args['image']))
      const image = await canvases.pictures.load(source)
      return image ? { width: image.naturalWidth, height: image.naturalHeight } : { error: `could not load image: ${source.slice(0, 200)}` }
    },
  },

  measureText: {
    atOnce: true,
    async give(_canvases, _surface, args) {
      const pen = document.createElement('canvas').getContext('2d')!
      pen.font = String(args['font'])
      if (typeof args['spacing'] === 'string') pen.letterSpacing = args['spacing']
      const m = pen.measureText(String(args['text']))
      return {
        width: m.width,
        actualBoundingBoxLeft: m.actualBoundingBoxLeft,
        actualBoundingBoxRight: m.actualBoundingBoxRight,
        actualBoundingBoxAscent: m.actualBoundingBoxAscent,
        actualBoundingBoxDescent: m.actualBoundingBoxDescent,
        fontBoundingBoxAscent: m.fontBoundingBoxAscent,
        fontBoundingBoxDescent: m.fontBoundingBoxDescent,
      }
    },
  },

  drawn: { give: async () => true },

  isPointIn: {
    async give(_canvases, surface, args) {
      if (!surface) return { inside: false }
      const path = args['path'] === undefined ? undefined : pathOf(args['path'])
      const [x, y, rule] = [Number(args['x']), Number(args['y']), args['rule'] === 'evenodd' ? 'evenodd' : 'nonzero'] as const
      if (args['what'] === 'stroke') return { inside: path ? surface.pen.isPointInStroke(path, x, y) : surface.pen.isPointInStroke(x, y) }
      return { inside: path ? surface.pen.isPointInPath(path, x, y, rule) : surface.pen.isPointInPath(x, y, rule) }
    },
  },

  getImageData: {
    async give(_canvases, surface, args) {
      if (!surface) return { error: 'there is no such canvas' }
      const area = areaOf(surface, args, surface.ratio)
      if (area.width * area.height > mostPixels) return { error: 'the area is too large' }
      const scaled = surface.ratio === 1 ? surface.pen.getImageData(area.x, area.y, area.width, area.height) : resampled(surface, area)
      const data = await deflated(scaled.data)
      return data.length > longestAnswer ? { error: 'the pixels of the area are too many for one answer: ask for a smaller one' } : { width: scaled.width, height: scaled.height, data }
    },
  },

  putImageData: {
    async give(_canvases, surface, args) {
      if (!surface) return { error: 'there is no such canvas' }
      const [width, height] = [Number(args['width']), Number(args['height'])]
      const image = document.createElement('canvas')
      image.width = width
      image.height = height
      image.getContext('2d')!.putImageData(new ImageData(bytesOf(String(args['data'])), width, height), 0, 0)
      const { x, y } = { x: Number(args['x']), y: Number(args['y']) }
      const pen = surface.pen
      pen.save()
      pen.setTransform(surface.ratio, 0, 0, surface.ratio, 0, 0)
      // Pixels are put, not painted: what was there is gone.
      pen.clearRect(x, y, width, height)
      pen.globalAlpha = 1
      pen.globalCompositeOperation = 'source-over'
      pen.drawImage(image, x, y)
      pen.restore()
      return true
    },
  },

  toDataURL: {
    async give(_canvases, surface, args) {
      if (!surface) return { error: 'there is no such canvas' }
      return sized(surface.element.toDataURL(typeOf(args['type']), typeof args['quality'] === 'number' ? args['quality'] : undefined))
    },
  },

  canvasFile: {
    async give(_canvases, surface, args) {
      if (!surface) return { error: 'there is no such canvas' }
      const area = areaOf(surface, args, surface.ratio)
      const out = document.createElement('canvas')
      out.width = Math.min(8192, Math.max(1, Math.round(number(args['destWidth'], area.width))))
      out.height = Math.min(8192, Math.max(1, Math.round(number(args['destHeight'], area.height))))
      const pen = out.getContext('2d')!
      const jpeg = args['fileType'] === 'jpg'
      if (jpeg) {
        pen.fillStyle = '#fff'
        pen.fillRect(0, 0, out.width, out.height)
      }
      const s = surface.ratio
      pen.drawImage(surface.element, area.x * s, area.y * s, area.width * s, area.height * s, 0, 0, out.width, out.height)
      return sized(out.toDataURL(jpeg ? 'image/jpeg' : 'image/png', number(args['quality'], 1)))
    },
  },
}

/** An area of the canvas in the program's own units; what is left out is the canvas. */
function areaOf(surface: Surface, args: Args, ratio: number): { x: number; y: number; width: number; height: number } {
  const x = number(args['x'], 0)
  const y = number(args['y'], 0)
  return { x, y, width: Math.round(number(args['width'], surface.element.width / ratio - x)), height: Math.round(number(args['height'], surface.element.height / ratio - y)) }
}

// A canvas of the old kind has more pixels than the program knows of.
function resampled(surface: Surface, { x, y, width, height }: { x: number; y: number; width: number; height: number }): ImageData {
  const out = document.createElement('canvas')
  out.width = width
  out.height = height
  const pen = out.getContext('2d')!
  const s = surface.ratio
  pen.drawImage(surface.element, x * s, y * s, width * s, height * s, 0, 0, width, height)
  return pen.getImageData(0, 0, width, height)
}

async function deflated(bytes: Uint8ClampedArray<ArrayBuffer>): Promise<string> {
  const packed = await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))).blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(new Error('the pixels could not be read'))
    reader.readAsDataURL(packed)
  })
}

function sized(url: string): { url: string } | { error: string } {
  return url.length > longestAnswer ? { error: 'the picture is larger than 4 MiB: ask for a smaller one, or for jpg' } : { url }
}

function typeOf(value: Json | undefined): string {
  return value === 'image/jpeg' || value === 'image/webp' ? value : 'image/png'
}

function number(value: Json | undefined, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback
}
