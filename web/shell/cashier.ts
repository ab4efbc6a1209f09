import { make } from './dom'
import { listOf, textOf } from './messages'
import { sheet } from './sheet'
import type { Ask } from './question'

/** The host's cashier: what is paid, how much, pay or cancel. */
export const cashier: Ask = (question) => {
  const { data, texts } = question
  const lines = make('dl', 'pg-lines')
  for (const line of listOf(data['lines'])) lines.append(make('div', '', make('dt', '', textOf(line, 'name')), make('dd', '', textOf(line, 'value'))))
  lines.hidden = lines.childElementCount === 0
  const amount = make('p', 'pg-amount', make('small', '', textOf(data, 'currency')), textOf(data, 'amount'))
  return sheet(question, {
    className: 'pg-cashier',
    body: [amount, lines],
    confirmText: textOf(data, 'payText') || texts.get('pay'),
    cancelText: textOf(data, 'cancelText') || texts.get('cancel'),
    confirmed: () => ({ confirm: true }),
    cancelled: () => ({ confirm: false }),
  })
}
