import type { Json } from '../protocol'
import { answers } from './answers'
import { Pictures } from './pictures'
import { Surface } from './surface'
import type { Picture } from './values'

const mostOffscreen = 64
/** For all canvases of a page: 256 MB. */
const mostPixels = 64 * 1024 * 1024

type Work = () => Promise<unknown> | undefined

/** The canvases of one page. What they are told is done in its order, whatever has to be loaded in between. */
export class Canvases {
  readonly pictures: Pictures
  private readonly surfaces = new Map<number, Surface>()
  private readonly queue: Work[] = []
  private isBusy = false
  private pixels = 0

  constructor(route: string, private readonly failed: (text: string) => void) {
    this.pictures = new Pictures(route)
  }

  /** A canvas of the page came. */
  add(id: number, element: HTMLCanvasElement): void {
    this.surfaces.set(id, new Surface(element, () => ({ width: element.clientWidth, height: element.clientHeight }), this.room))
  }

  remove(id: number): void {
    const gone = this.surfaces.get(id)
    if (gone) this.pixels -= gone.element.width * gone.element.height
    this.surfaces.delete(id)
  }

  draw(id: number, commands: Json): void {
    if (!Array.isArray(commands)) return
    let at = 0
    this.do(() => {
      const surface = this.surface(id)
      if (!surface) return undefined
      for (; at < commands.length; at++) {
        const command = commands[at]
        if (!Array.isArray(command)) continue
        const missing = this.missing(command)
        if (missing !== undefined) return this.pictures.load(missing).then(() => true)
        this.apply(surface, command)
      }
      return undefined
    })
  }

  /** Answers a question about a canvas; undefined when the question is about something else. */
  ask(id: number, method: string, args: { [name: string]: Json }): Promise<unknown> | undefined {
    const answer = Object.hasOwn(answers, method) ? answers[method] : undefined
    if (!answer) return undefined
    if (answer.atOnce) return answer.give(this, undefined, args)
    return new Promise((resolve) => {
      this.do(() => {
        void answer.give(this, this.surface(id), args).then(resolve, (error: unknown) => resolve({ error: error instanceof Error ? error.message : String(error) }))
        return undefined
      })
    })
  }

  // Returns undefined when it is done; a promise when it must be done again after.
  private do(work: Work): void {
    this.queue.push(work)
    if (!this.isBusy) void this.run()
  }

  private async run(): Promise<void> {
    this.isBusy = true
    while (this.queue.length > 0) {
      const wait = this.queue[0]!()
      if (wait) await wait
      else this.queue.shift()
    }
    this.isBusy = false
  }

  private apply(surface: Surface, command: Json[]): void {
    try {
      surface.apply(command, (picture) => this.find(picture))
    } catch (error) {
      this.failed(`canvas ${String(command[0])}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** The source of a picture that a command needs and that is not there yet. */
  private missing(command: Json[]): string | undefined {
    for (const value of [command[1], patternOf(command[1]), ...(command[0] === 'wipe' ? [patternOf(field(command[1], 'fillStyle')), patternOf(field(command[1], 'strokeStyle'))] : [])]) {
      const source = this.sourceOf(value)
      if (source !== undefined && this.pictures.find(source) === undefined) return source
    }
    return undefined
  }

  private find(picture: Json | undefined): Picture | null {
    const canvas = field(picture, 'canvas')
    if (typeof canvas === 'number') {
      const element = this.surfaces.get(canvas)?.element
      return element && element.width > 0 && element.height > 0 ? element : null
    }
    const source = this.sourceOf(picture)
    return source === undefined ? null : (this.pictures.find(source) ?? null)
  }

  private sourceOf(picture: Json | undefined): string | undefined {
    const image = field(picture, 'image')
    if (typeof image === 'number') return this.pictures.source(image)
    const source = field(picture, 'src')
    return typeof source === 'string' ? source : undefined
  }

  private surface(id: number): Surface | undefined {
    const found = this.surfaces.get(id)
    if (found || id > 0) return found
    if ([...this.surfaces.keys()].filter((key) => key < 0).length >= mostOffscreen) {
      this.failed(`a page may have ${mostOffscreen} offscreen canvases`)
      return undefined
    }
    const element = document.createElement('canvas')
    const made = new Surface(element, () => ({ width: element.width, height: element.height }), this.room)
    this.surfaces.set(id, made)
    return made
  }

  private readonly room = (wanted: number, before: number): boolean => {
    if (this.pixels - before + wanted > mostPixels) return false
    this.pixels += wanted - before
    return true
  }
}

function field(value: Json | undefined, name: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined
}

function patternOf(value: Json | undefined): Json | undefined {
  return field(value, 'pattern')
}
