import { resourceUrl } from '../resources'

const longestWait = 15_000
const mostKept = 200

/** The pictures that a page's canvases draw: each is loaded once. */
export class Pictures {
  private readonly sources = new Map<number, string>()
  private readonly loading = new Map<string, Promise<HTMLImageElement | null>>()
  private readonly loaded = new Map<string, HTMLImageElement | null>()

  constructor(private readonly route: string) {}

  /** The program named a picture. */
  name(id: number, source: string): void {
    this.sources.set(id, source)
  }

  source(id: number): string {
    return this.sources.get(id) ?? ''
  }

  /** The picture, null when it cannot be loaded, undefined when that is not known yet. */
  find(source: string): HTMLImageElement | null | undefined {
    return this.loaded.get(source)
  }

  load(source: string): Promise<HTMLImageElement | null> {
    let promise = this.loading.get(source)
    if (!promise) {
      if (this.loading.size >= mostKept) this.forget()
      promise = fetchPicture(resourceUrl(source, this.route)).then((image) => {
        this.loaded.set(source, image)
        // One that failed is tried again when the program asks again.
        if (!image) this.loading.delete(source)
        return image
      })
      this.loading.set(source, promise)
    }
    return promise
  }

  private forget(): void {
    this.loading.clear()
    this.loaded.clear()
  }
}

async function fetchPicture(url: string): Promise<HTMLImageElement | null> {
  if (url === '') return null
  const image = new Image()
  // The frame's origin is opaque: only a picture that says it may be read leaves a canvas readable.
  image.crossOrigin = 'anonymous'
  const settled = new Promise<boolean>((resolve) => {
    image.onload = () => resolve(true)
    image.onerror = () => resolve(false)
    setTimeout(() => resolve(false), longestWait)
  })
  image.src = url
  return (await settled) ? image : null
}
