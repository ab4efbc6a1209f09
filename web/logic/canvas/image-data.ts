const MOST_PIXELS = 16 * 1024 * 1024

/** Pixels: `createImageData`, `getImageData`. */
export class ImageData {
  readonly colorSpace = 'srgb'

  constructor(readonly data: Uint8ClampedArray, readonly width: number, readonly height: number) {}
}

/** Pixels of a size, all transparent. */
export function emptyImageData(width: unknown, height: unknown): ImageData {
  const w = side(width)
  const h = side(height)
  if (w * h > MOST_PIXELS) throw new RangeError(`image data may have ${MOST_PIXELS} pixels, and ${w} x ${h} are more`)
  return new ImageData(new Uint8ClampedArray(w * h * 4), w, h)
}

/** `createImageData(width, height)`, `(other)`, and WeChat's `(bytes, width, height)`. */
export function createImageData(first: unknown, second?: unknown, third?: unknown): ImageData {
  if (first instanceof ImageData) return emptyImageData(first.width, first.height)
  if (!(first instanceof Uint8ClampedArray || first instanceof Uint8Array)) return emptyImageData(first, second)
  const width = side(second)
  const height = third === undefined ? first.length / 4 / width : side(third)
  if (first.length !== width * height * 4) throw new RangeError(`${first.length} bytes are not the pixels of ${width} x ${height}`)
  return new ImageData(new Uint8ClampedArray(first), width, height)
}

function side(value: unknown): number {
  const size = Math.floor(Math.abs(Number(value)))
  if (!(size > 0)) throw new RangeError('image data needs a width and a height that are not 0')
  return size
}
