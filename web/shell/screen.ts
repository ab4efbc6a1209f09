import { make } from './dom'
import type { Texts } from './texts'

/** The full screens beside the program itself: why it cannot run, that it ended, that the host is away. */
export class Screen {
  readonly element = make('div', 'pg-screen')

  constructor(private readonly texts: Texts) {
    this.clear()
  }

  clear(): void {
    this.element.hidden = true
    this.element.replaceChildren()
    this.element.className = 'pg-screen'
  }

  failed(failure: { title: string; text: string; file?: string; line?: number; column?: number }): void {
    const place = [failure.file, failure.line, failure.column].filter((part) => part !== undefined && part !== null && part !== '').join(':')
    const parts: Node[] = [make('h2', '', failure.title)]
    if (place !== '') parts.push(make('p', 'pg-place', place))
    parts.push(make('pre', '', failure.text), make('p', 'pg-hint', this.texts.get('mend')))
    this.fill('pg-failed', 'alert', parts)
  }

  stopped(reason: string): void {
    this.fill('pg-quiet', 'status', [make('h2', '', this.texts.get('stopped')), make('p', '', reason)])
  }

  refused(): void {
    this.fill('pg-quiet', 'alert', [make('h2', '', this.texts.get('elsewhere'))])
  }

  /** The connection broke: what is on the screen stays, greyed, until it is back. */
  waiting(): void {
    if (!this.element.hidden && !this.element.classList.contains('pg-waiting')) return
    this.fill('pg-waiting', 'status', [make('p', '', make('span', 'pg-spinner'), this.texts.get('reconnecting'))])
  }

  private fill(className: string, role: string, parts: Node[]): void {
    this.element.className = `pg-screen ${className}`
    this.element.setAttribute('role', role)
    this.element.replaceChildren(...parts)
    this.element.hidden = false
  }
}
