import { host } from '../host'
import { sdkJson } from '../json'

export type Operation = [name: string, ...rest: unknown[]]

/** Something that has operations of its own to add when a batch is closed. */
interface Dirty {
  flush(): void
}

/** Collects one page's operations and sends them once for each turn. */
export class Batch {
  private ops: Operation[] = []
  private dirty: Dirty[] = []
  private waiting: { seq: number; done: () => void }[] = []
  private seq = 0
  private acked = 0
  /** The last batch that holds more than questions. */
  private changed = 0
  private scheduled = false
  /** The page is gone: what its code still changes goes nowhere. */
  closed = false

  constructor(readonly page: number) {}

  push(op: Operation): void {
    if (this.closed) return
    this.ops.push(op)
    this.schedule()
  }

  touch(node: Dirty): void {
    if (this.closed) return
    this.dirty.push(node)
    this.schedule()
  }

  /** Calls `done` after the view has painted everything up to now. */
  afterPaint(done: () => void): void {
    const pending = this.ops.length > 0 || this.dirty.length > 0
    const seq = pending ? this.seq + 1 : this.seq
    if (!pending && seq <= this.acked) void Promise.resolve().then(done)
    else this.waiting.push({ seq, done })
  }

  /** The view has painted up to `seq`. True when something was changed by it, and not only asked. */
  painted(seq: number): boolean {
    const changed = this.changed > this.acked && this.changed <= seq
    this.acked = Math.max(this.acked, seq)
    const ready = this.waiting.filter((w) => w.seq <= this.acked)
    this.waiting = this.waiting.filter((w) => w.seq > this.acked)
    for (const { done } of ready) done()
    return changed
  }

  close(): void {
    this.closed = true
    this.ops = []
    this.dirty = []
    this.waiting = []
  }

  flush(): void {
    this.scheduled = false
    if (this.closed) return
    const dirty = this.dirty
    this.dirty = []
    for (const node of dirty) node.flush()
    if (this.ops.length === 0) return
    const seq = ++this.seq
    if (this.ops.some((op) => op[0] !== 'call')) this.changed = seq
    const ops = write(this.ops)
    this.ops = []
    host.ops(this.page, seq, ops)
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    void Promise.resolve().then(() => this.flush())
  }
}

// One value that cannot be written as JSON (a cycle, a BigInt) must not cost the whole batch.
function write(ops: Operation[]): string {
  try {
    return sdkJson(ops)
  } catch {
    return sdkJson(ops.map((op) => op.map(writable)))
  }
}

function writable(value: unknown): unknown {
  try {
    JSON.stringify(value)
    return value
  } catch {
    return typeof value === 'bigint' ? String(value) : null
  }
}
