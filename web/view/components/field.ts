import type { Json } from '../protocol'
import { safeCss } from '../css'
import { userActs } from '../useracts'
import { Component, make, scoped } from './component'
import { Echoes } from './echoes'
import { keyboardHeight, watchKeyboard } from './keyboard'

type Control = HTMLInputElement | HTMLTextAreaElement

/** What `input` and `textarea` share: the value, the placeholder, focus, and their events. */
export abstract class Field<T extends Control> extends Component {
  override readonly ownsFocus = true
  override readonly takesKeys = true
  protected readonly placeholder = make('div')
  protected keyCode = 0
  private focusing = false
  private readonly echoes = new Echoes()

  protected constructor(node: Component['node'], protected readonly control: T) {
    super(node)
    // Both parts live beside the program's own nodes, so that its fonts, colours and placeholder class reach them.
    control.className = 'pergola-field'
    this.placeholder.className = 'pergola-placeholder'
    this.placeholder.setAttribute('aria-hidden', 'true')
    node.el.append(this.placeholder, control)
    control.autocomplete = 'off'
    control.addEventListener('keydown', (e) => this.key(e as KeyboardEvent))
    control.addEventListener('input', (e) => this.typed(e.isTrusted))
    control.addEventListener('focus', () => node.emit('focus', { value: control.value, height: keyboardHeight() }, this.focusing ? false : userActs()))
    control.addEventListener('blur', () => node.emit('blur', { value: control.value, cursor: this.cursor() }, true))
    watchKeyboard(node.page.life.signal, (height) => {
      if (node.page.root.activeElement === control) node.emitIfHeard('keyboardheightchange', { height, duration: 0 })
    })
    this.limit()
    this.outline()
  }

  override attribute(name: string, value: Json | undefined): void {
    switch (name) {
      case 'value': return this.written(String(value ?? ''))
      case 'placeholder': this.control.setAttribute('aria-label', this.node.text('aria-label', this.node.text('placeholder')))
      // falls through
      case 'placeholder-class':
      case 'placeholder-style': return this.outline()
      case 'disabled': return this.enable()
      case 'maxlength': return this.limit()
      case 'focus':
      case 'auto-focus': return this.focusWished()
      case 'cursor':
      case 'selection-start':
      case 'selection-end': return this.select()
      case 'cursor-color': this.control.style.caretColor = this.node.text('cursor-color'); return
      case 'confirm-type': this.control.enterKeyHint = this.node.text('confirm-type', 'done'); return
      case 'aria-label': this.control.setAttribute('aria-label', this.node.text('aria-label'))
    }
  }

  override value(value: Json): void {
    const text = value === null || value === undefined ? '' : String(value)
    // Setting an equal value would move the caret while the user types.
    if (this.control.value !== text) this.control.value = text
    this.changed()
  }

  // A subtree is built before it is put into the page.
  override inserted(): void {
    queueMicrotask(() => this.focusWished())
  }

  override pageShown(): void {
    this.focusWished()
  }

  override call(method: string, args: { [name: string]: Json } = {}): unknown {
    if (method === 'focus') this.focus()
    else if (method === 'cursor') this.control.setSelectionRange(Number(args['cursor']) || 0, Number(args['cursor']) || 0)
    else if (method === 'blur') this.control.blur()
    else return undefined
    return true
  }

  override property(name: string): Json | undefined {
    return name === 'value' ? this.control.value : undefined
  }

  // A program that keeps the text in its data sends back what it was told. When more was typed meanwhile, that must not take it away.
  private written(text: string): void {
    if (this.node.page.root.activeElement === this.control && this.echoes.isLate(text, performance.now())) return
    this.value(text)
  }

  protected confirm(): void {
    this.node.emit('confirm', { value: this.control.value }, true)
    if (!this.node.bool('confirm-hold')) this.control.blur()
  }

  protected abstract entered(event: KeyboardEvent): void

  /** The text changed, by the user or by the program. */
  protected changed(): void {
    this.placeholder.hidden = this.control.value !== ''
  }

  // A disabled native control would swallow the tap, which in WeChat reaches the elements around it.
  private enable(): void {
    const off = this.node.bool('disabled')
    this.control.readOnly = off
    this.control.tabIndex = off ? -1 : 0
    this.control.style.pointerEvents = off ? 'none' : ''
    this.control.setAttribute('aria-disabled', String(off))
    if (off) this.control.blur()
  }

  private key(event: KeyboardEvent): void {
    this.keyCode = event.keyCode
    if (event.key === 'Enter' && !event.isComposing) this.entered(event)
  }

  private typed(trusted: boolean): void {
    this.changed()
    this.echoes.told(this.control.value, performance.now())
    this.node.emit('input', { value: this.control.value, cursor: this.cursor(), keyCode: this.keyCode }, trusted)
  }

  private cursor(): number {
    return this.control.selectionStart ?? this.control.value.length
  }

  private limit(): void {
    const most = this.node.number('maxlength', 140)
    if (most < 0) this.control.removeAttribute('maxlength')
    else this.control.maxLength = most
  }

  private outline(): void {
    this.placeholder.textContent = this.node.text('placeholder')
    const style = this.node.text('placeholder-style')
    this.placeholder.setAttribute('style', safeCss(style, this.node.page.route))
    const own = this.node.text('placeholder-class', 'input-placeholder')
    this.placeholder.className = ['pergola-placeholder', ...scoped(own, this.node.el)].join(' ')
    this.changed()
  }

  // The browser trusts a focus that a program sets as it trusts a finger's: only this flag tells them apart.
  private focus(): void {
    this.focusing = true
    this.control.focus()
    this.focusing = false
  }

  private focusWished(): void {
    if (!this.node.el.isConnected || this.node.page.host.inert) return
    if (this.node.bool('focus') || this.node.bool('auto-focus')) this.focus()
    else if (this.node.attrs.get('focus') === false && this.node.page.root.activeElement === this.control) this.control.blur()
  }

  private select(): void {
    const end = this.control.value.length
    const cursor = this.node.number('cursor', -1)
    const from = this.node.number('selection-start', cursor)
    const to = this.node.number('selection-end', cursor)
    if (from >= 0 && to >= 0) this.control.setSelectionRange(Math.min(from, end), Math.min(to, end))
  }
}
