import type { PageContext } from '../render/context'

/** One drawing command: a method with its arguments, or a property with its value. */
export type Command = [name: string, ...args: unknown[]]

const MOST_COMMANDS = 50_000
const MOST_PIXEL_BYTES = 16 * 1024 * 1024

let count = 0
let bytes = 0
let counting = false

function takeFromBudget(commands: number, pixelBytes: number): void {
  count += commands
  bytes += pixelBytes
  if (!counting) {
    counting = true
    void Promise.resolve().then(() => {
      counting = false
      count = 0
      bytes = 0
    })
  }
  if (count > MOST_COMMANDS) throw new RangeError(`a canvas may be given ${MOST_COMMANDS} drawing commands in one turn; draw the rest in the next requestAnimationFrame`)
  if (bytes > MOST_PIXEL_BYTES) throw new RangeError('a canvas may be given 16 MiB of pixels in one turn; put the rest in the next requestAnimationFrame')
}

/** What one canvas is told to draw: collected, and sent with its page's batch, once for each turn. */
export class Recording {
  private commands: Command[] = []
  private fresh = false
  private uses = new Set<number>()
  private isTouched = false
  private context: PageContext | undefined
  private number = 0

  /** Whether the canvas is on a page by now. One that is not keeps its commands. */
  get page(): PageContext | undefined {
    return this.context
  }

  /** The canvas's node; negative for one that is not on the screen. */
  get id(): number {
    return this.number
  }

  bind(page: PageContext, id: number): void {
    this.context = page
    this.number = id
    if (this.commands.length > 0) this.touch()
  }

  push(command: Command, pixelBytes = 0): void {
    this.count(pixelBytes)
    this.add(command)
  }

  /** Commands that were counted when they were recorded. */
  append(commands: Command[]): void {
    for (const command of commands) this.add(command)
  }

  /** What follows does not build on what was drawn before: a view that comes later need not be told of it. */
  restart(): void {
    this.flush()
    // One that is on no page yet has nobody who could forget anything.
    this.fresh = this.context !== undefined
  }

  /** What follows draws another canvas, as it is now. */
  use(id: number): void {
    this.uses.add(id)
  }

  /** Hands the commands over now, before something that must come after them. */
  flush(): void {
    this.isTouched = false
    if (!this.context || (this.commands.length === 0 && !this.fresh)) return
    this.context.batch.push(['draw', this.number, this.commands, this.fresh, [...this.uses]])
    this.commands = []
    this.fresh = false
    this.uses.clear()
  }

  protected count(pixelBytes: number): void {
    takeFromBudget(1, pixelBytes)
  }

  private add(command: Command): void {
    this.commands.push(command)
    this.touch()
  }

  private touch(): void {
    if (this.isTouched || !this.context) return
    this.isTouched = true
    this.context.batch.touch(this)
  }
}
