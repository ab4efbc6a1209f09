import { make } from './dom'
import { listOf, textOf } from './messages'
import { sheet } from './sheet'
import type { Ask } from './question'

/** `wx.requestSubscribeMessage`: which messages the program may send. */
export const subscribe: Ask = (question) => {
  const { data, texts } = question
  const templates = listOf(data['templates']).map((template) => ({ id: textOf(template, 'id'), ...tick('pg-choice', true, words(textOf(template, 'title'), textOf(template, 'detail'))) }))
  const always = tick('pg-always', false, [textOf(data, 'always')])
  always.row.hidden = textOf(data, 'always') === ''
  const list = make('div', 'pg-choices', ...templates.map((template) => template.row))
  list.setAttribute('role', 'group')
  list.setAttribute('aria-label', textOf(data, 'title'))
  const accepted = () => templates.filter((template) => template.input.checked).map((template) => template.id)
  return sheet(question, {
    says: texts.get('asks'),
    body: [list, always.row],
    confirmText: textOf(data, 'allowText') || texts.get('allow'),
    cancelText: textOf(data, 'denyText') || texts.get('refuse'),
    confirmed: () => ({ allow: true, accepted: accepted(), always: always.input.checked }),
    cancelled: () => ({ allow: false, accepted: [], always: always.input.checked }),
  })
}

function words(title: string, detail: string): Node[] {
  const all = make('span', 'pg-choice-words', make('span', 'pg-choice-title', title))
  if (detail !== '') all.append(make('small', '', detail))
  return [all]
}

function tick(className: string, checked: boolean, words: (Node | string)[]): { row: HTMLElement; input: HTMLInputElement } {
  const input = make('input')
  input.type = 'checkbox'
  input.checked = checked
  return { row: make('label', className, ...words, input), input }
}
