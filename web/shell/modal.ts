import { button, colour, make } from './dom'
import { textOf } from './messages'
import { Dialog } from './dialog'
import type { Ask } from './question'

/** `wx.showModal`. */
export const modal: Ask = ({ data, texts, answer }) => {
  const editable = data['editable'] === true
  const input = make('textarea', 'pg-modal-input')
  const reply = (confirm: boolean) => answer(editable && confirm ? { confirm, content: input.value } : { confirm })
  const dialog = new Dialog('pg-modal', () => undefined)
  const title = textOf(data, 'title')
  const content = textOf(data, 'content')
  const body = make('div', 'pg-modal-body')
  if (title !== '') body.append(dialog.heading(title))
  if (editable) {
    input.value = content
    input.placeholder = textOf(data, 'placeholderText')
    input.rows = 2
    input.setAttribute('aria-label', title || input.placeholder)
    body.append(input)
  } else if (content !== '') body.append(make('p', 'pg-modal-text', content))
  if (title === '') dialog.panel.setAttribute('aria-label', content || texts.get('ok'))

  const ok = button('pg-modal-button pg-modal-ok', textOf(data, 'confirmText') || texts.get('ok'), () => reply(true))
  ok.style.color = colour(data['confirmColor'])
  const row = make('div', 'pg-modal-buttons')
  if (data['showCancel'] !== false) {
    const cancel = button('pg-modal-button', textOf(data, 'cancelText') || texts.get('cancel'), () => reply(false))
    cancel.style.color = colour(data['cancelColor'])
    row.append(cancel)
  }
  row.append(ok)
  dialog.panel.append(body, row)
  return { dialog, first: editable ? input : ok }
}
