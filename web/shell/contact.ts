import { make } from './dom'
import { type Data, textOf } from './messages'
import { card } from './card'
import { sheet } from './sheet'
import type { Ask } from './question'

/** The conversation with the program's service: a card of the page may be sent into it. */
export const contact: Ask = (question) => {
  const { url, data, texts } = question
  const offered = typeof data['card'] === 'object' && data['card'] !== null ? (data['card'] as Data) : undefined
  return sheet(question, {
    className: 'pg-contact',
    body: [offered ? card(url, textOf(offered, 'title'), textOf(offered, 'image')) : make('p', 'pg-consent-purpose', texts.get('contactEmpty'))],
    confirmText: texts.get(offered ? 'send' : 'ok'),
    cancelText: texts.get('close'),
    confirmed: () => ({ confirm: offered !== undefined }),
    cancelled: () => ({ confirm: false }),
  })
}
