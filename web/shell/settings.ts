import { button, make, sign } from './dom'
import { type Data, listOf, textOf } from './messages'
import { Dialog } from './dialog'
import { program } from './program'
import type { Ask } from './question'

/** The settings page: what the user granted this program, each with a switch. */
export const settings: Ask = (question) => {
  const { data, texts, answer } = question
  const scopes = listOf(data['scopes']).map((scope) => ({ name: textOf(scope, 'scope'), ...row(textOf(scope, 'title', textOf(scope, 'scope')), scope['allowed'] === true) }))
  const messages = typeof data['subscriptions'] === 'object' && data['subscriptions'] !== null ? subscriptions(data['subscriptions'] as Data) : undefined
  const done = () => {
    const answers = Object.fromEntries(scopes.map(({ name, input }) => [name, input.checked]))
    answer(messages ? { scopes: answers, subscriptions: messages.answer() } : { scopes: answers })
  }
  const dialog = new Dialog('pg-settings', done)
  const close = button('pg-nav-button', '', done)
  close.append(sign('M15 4.5L7.5 12l7.5 7.5'))
  close.setAttribute('aria-label', texts.get('back'))
  dialog.panel.append(make('header', 'pg-settings-bar', close, dialog.heading(texts.get('settings'))), program(question))
  if (scopes.length > 0) dialog.panel.append(make('div', 'pg-settings-list', ...scopes.map(({ element }) => element)))
  if (messages) dialog.panel.append(messages.element)
  if (scopes.length === 0 && !messages) dialog.panel.append(make('p', 'pg-empty', texts.get('noScopes')))
  return { dialog, first: close }
}

// The program's messages: one switch for all, and one for each that the user wants to keep or drop for good.
function subscriptions(data: Data): { element: HTMLElement; answer(): Data } {
  const all = row(textOf(data, 'title'), data['allowed'] === true)
  const items = listOf(data['items']).map((item) => ({ id: textOf(item, 'id'), ...row(textOf(item, 'title', textOf(item, 'id')), item['allowed'] === true) }))
  const follow = () => items.forEach(({ input }) => (input.disabled = !all.input.checked))
  all.input.addEventListener('change', follow)
  follow()
  return {
    element: make('div', 'pg-settings-list pg-settings-messages', all.element, ...items.map(({ element }) => element)),
    answer: () => ({ allowed: all.input.checked, items: Object.fromEntries(items.map(({ id, input }) => [id, input.checked])) }),
  }
}

function row(title: string, allowed: boolean): { element: HTMLElement; input: HTMLInputElement } {
  const input = make('input', 'pg-switch')
  input.type = 'checkbox'
  input.setAttribute('role', 'switch')
  input.checked = allowed
  return { element: make('label', 'pg-settings-row', make('span', '', title), input), input }
}
