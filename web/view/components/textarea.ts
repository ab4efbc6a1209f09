import type { Json } from '../protocol'
import { Field } from './field'

/** `textarea`. */
export class Textarea extends Field<HTMLTextAreaElement> {
  private lines = 0

  constructor(node: Field<HTMLTextAreaElement>['node']) {
    super(node, document.createElement('textarea'))
    this.control.rows = 1
  }

  override attribute(name: string, value: Json | undefined): void {
    super.attribute(name, value)
    if (name === 'auto-height') {
      this.node.el.classList.toggle('pergola-auto', this.node.bool('auto-height'))
      this.changed()
    }
  }

  override transientClasses(): string[] {
    return this.node.bool('auto-height') ? [...super.transientClasses(), 'pergola-auto'] : super.transientClasses()
  }

  override inserted(): void {
    super.inserted()
    queueMicrotask(() => this.changed())
  }

  protected override entered(event: KeyboardEvent): void {
    const type = this.node.text('confirm-type', 'return')
    if (type === 'return') return
    event.preventDefault()
    this.confirm()
  }

  protected override changed(): void {
    super.changed()
    if (!this.control.isConnected) return
    this.control.style.height = ''
    const style = getComputedStyle(this.control)
    const line = parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.2
    if (this.node.bool('auto-height')) this.control.style.height = `${this.control.scrollHeight}px`
    const count = this.control.value === '' ? 1 : Math.round(this.control.scrollHeight / line)
    if (count === this.lines) return
    this.lines = count
    this.node.emitIfHeard('linechange', { height: this.control.scrollHeight, heightRpx: (this.control.scrollHeight * 750) / innerWidth, lineCount: count })
  }
}
