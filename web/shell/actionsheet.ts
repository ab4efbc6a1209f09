import { button, colour, make } from './dom'
import { textOf } from './messages'
import { Dialog } from './dialog'
import type { Ask } from './question'

/** `wx.showActionSheet`. */
export const actionSheet: Ask = ({ data, texts, answer }) => {
  const cancel = () => answer({ index: -1 })
  const dialog = new Dialog('pg-sheet', cancel)
  const title = textOf(data, 'alertText')
  const items = Array.isArray(data['itemList']) ? data['itemList'].map(String) : []
  if (title === '') dialog.panel.setAttribute('aria-label', items.join(', '))
  else dialog.panel.append(dialog.heading(title, 'pg-sheet-title'))
  const buttons = items.map((item, index) => {
    const entry = button('pg-sheet-item', item, () => answer({ index }))
    entry.style.color = colour(data['itemColor'])
    return entry
  })
  dialog.panel.append(make('div', 'pg-sheet-list', ...buttons), button('pg-sheet-item pg-sheet-cancel', texts.get('cancel'), cancel))
  return buttons[0] ? { dialog, first: buttons[0] } : { dialog }
}
