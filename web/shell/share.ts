import { textOf } from './messages'
import { card } from './card'
import { sheet } from './sheet'
import type { Ask } from './question'

/** Sends the page to somebody: a card with the program's title and picture. */
export const share: Ask = (question) => {
  const { url, data, texts } = question
  return sheet({ ...question, data: { ...data, title: texts.get('share') } }, {
    className: 'pg-share',
    body: [card(url, textOf(data, 'title'), textOf(data, 'image'), textOf(data, 'path'))],
    confirmText: texts.get('send'),
    cancelText: texts.get('cancel'),
    confirmed: () => ({ confirm: true }),
    cancelled: () => ({ confirm: false }),
  })
}
