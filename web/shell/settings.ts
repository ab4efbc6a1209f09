import { button, make } from './dom'
import { type Data, textOf } from './messages'
import { Dialog } from './dialog'
import { program } from './consent'
import type { Ask } from './question'

/** The settings page: what the user granted this program, each with a switch. */
export const settings: Ask = (question) => {
  const { data, texts, answer } = question
  const scopes = Array.isArray(data['scopes']) ? (data['scopes'] as Data[]) : []
  const answers: { [scope: string]: boolean } = {}
  const done = () => answer({ scopes: answers })
  const dialog = new Dialog('pg-settings', done)
  const close = button('pg-nav-button', '‹', done)
  close.setAttribute('aria-label', texts.get('back'))
  dialog.panel.append(make('header', 'pg-settings-bar', close, dialog.heading(texts.get('settings'))), program({ ...question, data }))
  const rows = scopes.map((scope) => {
    const name = textOf(scope, 'scope')
    const input = make('input', 'pg-switch')
    input.type = 'checkbox'
    input.setAttribute('role', 'switch')
    input.checked = answers[name] = scope['allowed'] === true
    input.addEventListener('change', () => (answers[name] = input.checked))
    return make('label', 'pg-settings-row', make('span', '', textOf(scope, 'title', name)), input)
  })
  dialog.panel.append(rows.length > 0 ? make('div', 'pg-settings-list', ...rows) : make('p', 'pg-empty', texts.get('noScopes')))
  return { dialog, first: close }
}
