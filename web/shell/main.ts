import { Shell, type ShellOptions } from './shell'

/** Puts a phone into `element` that shows the instance served at `options.url`. */
function mount(element: Element, options: ShellOptions): { close(): void } {
  return new Shell(element, options)
}

/** `<pergola-phone src="/pergola/...">`: the same, as an element. */
class Phone extends HTMLElement {
  static readonly observedAttributes = ['src']
  private shell: Shell | undefined

  connectedCallback(): void {
    this.start()
  }

  disconnectedCallback(): void {
    this.stop()
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.start()
  }

  private start(): void {
    this.stop()
    const url = this.getAttribute('src')
    if (url) this.shell = new Shell(this, { url })
  }

  private stop(): void {
    this.shell?.close()
    this.shell = undefined
  }
}

Object.assign(globalThis, { Pergola: { mount } })
if (!customElements.get('pergola-phone')) customElements.define('pergola-phone', Phone)
