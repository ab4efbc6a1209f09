import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { resourceUrl } from '../resources'
import { userActs } from '../useracts'
import { Component, make, shadow } from './component'
import { formatsAt, format, removeFormat } from './editorformats'
import { deltaOf, fromDelta, fromHtml, htmlOf, textOf } from './editorcontents'

const css = sheetOf(`
:host{display:block;position:relative;min-height:200px;overflow:auto;cursor:text;user-select:text;-webkit-user-select:text}
.area{min-height:inherit;outline:none;white-space:pre-wrap;overflow-wrap:anywhere}
.area img{max-width:100%}
.hint{position:absolute;left:0;right:0;top:0;pointer-events:none;color:#808080;font-style:italic}
[hidden]{display:none!important}
p,h1,h2,h3,h4,h5,h6{margin:0}`)

/** `editor`: rich text that the user writes. What comes out is built anew from what is allowed, as what goes in is. */
export class Editor extends Component {
  override readonly ownsFocus = true
  override readonly takesKeys = true
  private readonly area = make('div', 'area')
  private readonly hint = make('div', 'hint')
  private readonly root: ShadowRoot
  private isReady = false
  private formats = ''

  constructor(node: Component['node']) {
    super(node)
    this.area.contentEditable = 'true'
    this.area.setAttribute('role', 'textbox')
    this.area.setAttribute('aria-multiline', 'true')
    this.root = shadow(node, css, this.hint, this.area)
    this.area.addEventListener('input', () => this.changed(true))
    this.area.addEventListener('focus', () => node.emit('focus', this.contents(), userActs()))
    this.area.addEventListener('blur', () => node.emit('blur', this.contents(), true))
    this.area.addEventListener('paste', (event) => this.paste(event))
    for (const type of ['keyup', 'pointerup']) this.area.addEventListener(type, () => this.tellFormats())
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'read-only') this.area.contentEditable = String(!this.node.bool('read-only'))
    else if (name === 'placeholder') {
      this.hint.textContent = this.node.text('placeholder')
      this.area.setAttribute('aria-label', this.node.text('placeholder'))
    }
  }

  override inserted(): void {
    if (this.isReady) return
    this.isReady = true
    this.node.emit('ready', {})
  }

  override property(name: string): Json | undefined {
    return name === 'value' ? textOf(this.area) : undefined
  }

  override call(method: string, args: { [name: string]: Json }): unknown {
    switch (method) {
      case 'getContents': return this.contents()
      case 'getSelectionText': return { text: this.selection()?.toString() ?? '' }
      case 'setContents': return this.set(args)
      case 'clear': this.area.replaceChildren(); return this.done()
      case 'blur': this.area.blur(); return true
      case 'scrollIntoView': this.area.scrollIntoView({ block: 'nearest' }); return true
      case 'insertText': return this.insert(document.createTextNode(String(args['text'] ?? '')))
      case 'insertDivider': return this.insert(document.createElement('hr'))
      case 'insertImage': return this.insertImage(args)
      case 'undo':
      case 'redo': this.command(method); return this.done()
      case 'removeFormat': this.inArea(() => removeFormat()); return this.done()
      case 'format': this.inArea(() => format(String(args['name']), args['value'])); return this.done()
    }
    return undefined
  }

  private set(args: { [name: string]: Json }): boolean {
    const base = this.node.page.route
    const delta = args['delta'] as { ops?: Json } | undefined
    const nodes = typeof args['html'] === 'string' ? fromHtml(args['html'], base) : fromDelta(delta?.ops, base)
    this.area.replaceChildren(...nodes)
    return this.done()
  }

  private insertImage(args: { [name: string]: Json }): boolean {
    const source = resourceUrl(args['src'], this.node.page.route)
    if (source === '') return false
    const image = make('img')
    image.src = source
    image.dataset['src'] = String(args['src'])
    image.alt = String(args['alt'] ?? '')
    for (const side of ['width', 'height'] as const) if (typeof args[side] === 'string' || typeof args[side] === 'number') image.setAttribute(side, String(args[side]))
    return this.insert(image)
  }

  private insert(content: Node): boolean {
    const range = this.range()
    if (range) {
      range.deleteContents()
      range.insertNode(content)
      range.collapse(false)
    } else this.area.append(content)
    return this.done()
  }

  // What is pasted comes as text: nothing of another page is taken over.
  private paste(event: ClipboardEvent): void {
    event.preventDefault()
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text !== '') this.command('insertText', text)
  }

  private command(name: string, value?: string): void {
    this.inArea(() => document.execCommand(name, false, value))
  }

  private inArea(run: () => void): void {
    if (this.root.activeElement !== this.area) this.area.focus()
    run()
    this.tellFormats()
  }

  private done(): boolean {
    this.changed(false)
    return true
  }

  private changed(trusted: boolean): void {
    this.hint.hidden = this.area.childNodes.length > 0 && (textOf(this.area) !== '\n' || this.area.querySelector('img,hr') !== null)
    if (trusted || this.node.listeners.has('input')) this.node.emit('input', this.contents(), trusted)
  }

  private tellFormats(): void {
    const formats = formatsAt(this.range()?.startContainer ?? null, this.area)
    const text = JSON.stringify(formats)
    if (text === this.formats) return
    this.formats = text
    this.node.emitIfHeard('statuschange', formats)
  }

  private contents(): { html: string; text: string; delta: { ops: Json[] } } {
    return { html: htmlOf(this.area), text: textOf(this.area), delta: { ops: deltaOf(this.area) } }
  }

  private selection(): Selection | null {
    // Chromium keeps the selection of a shadow tree with the tree.
    return (this.root as ShadowRoot & { getSelection?: () => Selection | null }).getSelection?.() ?? document.getSelection()
  }

  private range(): Range | undefined {
    const selection = this.selection()
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
    return range && this.area.contains(range.startContainer) ? range : undefined
  }
}
