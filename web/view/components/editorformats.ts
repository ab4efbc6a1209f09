import type { Json } from '../protocol'

const commands: { [name: string]: string } = {
  bold: 'bold', italic: 'italic', underline: 'underline', ins: 'underline', strike: 'strikeThrough', color: 'foreColor', backgroundColor: 'hiliteColor', fontFamily: 'fontName',
}
const alignments: { [value: string]: string } = { left: 'justifyLeft', center: 'justifyCenter', right: 'justifyRight', justify: 'justifyFull' }
/** Written as a style of the paragraph. */
const paragraph = new Set([
  'lineHeight', 'letterSpacing', 'textIndent', 'wordWrap', 'wordBreak', 'whiteSpace', 'margin', 'marginTop', 'marginBottom', 'marginLeft', 'marginRight', 'padding', 'paddingTop',
  'paddingBottom', 'paddingLeft', 'paddingRight', 'direction', 'fontSize', 'textDecoration',
])

/** Formats the selection, as `EditorContext.format` names it. */
export function format(name: string, value: Json | undefined): void {
  const text = value === undefined || value === null || value === false ? '' : String(value)
  document.execCommand('styleWithCSS', false, 'true')
  if (commands[name]) document.execCommand(commands[name], false, text === '' ? undefined : text)
  else if (name === 'align') document.execCommand(alignments[text] ?? 'justifyLeft')
  else if (name === 'script') document.execCommand(text === 'super' ? 'superscript' : 'subscript')
  else if (name === 'header') document.execCommand('formatBlock', false, /^[1-6]$/.test(text) ? `h${text}` : 'p')
  else if (name === 'list') document.execCommand(text === 'ordered' ? 'insertOrderedList' : 'insertUnorderedList')
  else if (name === 'indent') document.execCommand(text.startsWith('-') ? 'outdent' : 'indent')
  else if (paragraph.has(name)) styleParagraph(name, text)
}

export function removeFormat(): void {
  document.execCommand('removeFormat')
  document.execCommand('formatBlock', false, 'p')
}

function styleParagraph(name: string, value: string): void {
  // A style cannot load anything: the names are those of the list above, and none of them takes an address.
  document.execCommand('formatBlock', false, 'p')
  const at = document.getSelection()?.focusNode
  const block = (at instanceof Element ? at : at?.parentElement)?.closest('p')
  if (!block) return
  const css = name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
  if (block.style.getPropertyValue(css) === value) block.style.removeProperty(css)
  else block.style.setProperty(css, value)
}

/** The formats at a place, up to the edge of the editor. */
export function formatsAt(at: Node | null, edge: Element): { [name: string]: Json } {
  const found: { [name: string]: Json } = {}
  for (let node = at; node && node !== edge; node = node.parentNode) {
    if (!(node instanceof HTMLElement)) continue
    Object.assign(found, { ...formatsOf(node), ...found })
  }
  return found
}

/** What one element says about its text. */
export function formatsOf(element: HTMLElement): { [name: string]: Json } {
  const out: { [name: string]: Json } = {}
  const { style, localName } = element
  if (localName === 'b' || localName === 'strong' || /^(bold|[6-9]00)$/.test(style.fontWeight)) out['bold'] = 'strong'
  if (localName === 'i' || localName === 'em' || style.fontStyle === 'italic') out['italic'] = 'em'
  if (localName === 'u' || localName === 'ins' || style.textDecorationLine.includes('underline')) out['underline'] = 'underline'
  if (localName === 's' || localName === 'strike' || style.textDecorationLine.includes('line-through')) out['strike'] = 'strike'
  if (localName === 'sub' || localName === 'sup') out['script'] = localName === 'sub' ? 'sub' : 'super'
  if (/^h[1-6]$/.test(localName)) out['header'] = Number(localName[1])
  if (localName === 'li') out['list'] = element.parentElement?.localName === 'ol' ? 'ordered' : 'bullet'
  if (style.textAlign !== '') out['align'] = style.textAlign
  for (const name of ['color', 'backgroundColor', 'fontFamily', ...paragraph] as const) {
    const value = style.getPropertyValue(name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`))
    if (value !== '' && name !== 'textDecoration') out[name] = value
  }
  return out
}
