const lasting = 500

/** Remembers for a moment what was typed, so that a value that comes back can be told from a new one. */
export class Echoes {
  private typed: { text: string; at: number }[] = []

  /** This text was typed and reported. */
  told(text: string, now: number): void {
    this.typed = [...this.typed.filter((entry) => now - entry.at < lasting), { text, at: now }]
  }

  /** Whether a value is the echo of one that was typed before the last: it is counted once, with all before it. */
  isLate(text: string, now: number): boolean {
    const found = this.typed.findIndex((entry) => entry.text === text && now - entry.at < lasting)
    if (found < 0) return false
    const isLast = found === this.typed.length - 1
    this.typed = this.typed.slice(found + 1)
    return !isLast
  }
}
