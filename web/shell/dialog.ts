import { make } from './dom'

const focusable = 'button:not([disabled]):not([hidden]),input:not([disabled]),textarea:not([disabled]),[tabindex="0"]'
let count = 0

/** A layer over the phone with a panel in it: it holds the focus until it closes, and gives it back. */
export class Dialog {
  readonly layer = make('div', 'pg-dialog-layer')
  readonly panel: HTMLElement
  private readonly before = document.activeElement

  /**
   * @param className how the panel looks
   * @param escape what the Escape key and a tap beside the panel mean
   */
  constructor(className: string, private readonly escape: () => void) {
    this.panel = make('section', `pg-panel ${className}`)
    this.panel.setAttribute('role', 'dialog')
    this.panel.setAttribute('aria-modal', 'true')
    this.panel.tabIndex = -1
    this.layer.append(this.panel)
    this.layer.addEventListener('click', (e) => (e.target === this.layer ? this.escape() : undefined))
    this.layer.addEventListener('keydown', (e) => this.key(e))
  }

  /** A heading that names the dialog for assistive devices. */
  heading(text: string, className = 'pg-heading'): HTMLElement {
    const heading = make('h2', className, text)
    heading.id = `pg-heading-${++count}`
    this.panel.setAttribute('aria-labelledby', heading.id)
    return heading
  }

  open(into: HTMLElement, first?: HTMLElement): void {
    into.append(this.layer)
    ;(first ?? this.panel).focus({ preventScroll: true })
  }

  close(): void {
    this.layer.remove()
    if (this.before instanceof HTMLElement) this.before.focus()
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault()
      return this.escape()
    }
    if (event.key !== 'Tab') return
    const stops = [...this.panel.querySelectorAll<HTMLElement>(focusable)]
    const first = stops[0]
    const last = stops[stops.length - 1]
    if (!first || !last) return event.preventDefault()
    const at = document.activeElement
    if (event.shiftKey ? at === first || at === this.panel : at === last) {
      event.preventDefault()
      ;(event.shiftKey ? last : first).focus()
    }
  }
}
