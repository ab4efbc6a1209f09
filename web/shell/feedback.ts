import { make } from './dom'
import { textOf } from './messages'
import { sheet } from './sheet'
import type { Ask } from './question'

/** What the user wants to tell the program's makers. */
export const feedback: Ask = (question) => {
  const { data, texts } = question
  const input = make('textarea', 'pg-modal-input')
  input.rows = 4
  input.maxLength = 1000
  input.placeholder = texts.get('feedbackHint')
  input.setAttribute('aria-label', textOf(data, 'title') || texts.get('feedbackHint'))
  const drawn = sheet(question, {
    className: 'pg-feedback',
    body: [input],
    confirmText: texts.get('send'),
    cancelText: texts.get('cancel'),
    confirmed: () => ({ confirm: true, content: input.value.trim() }),
    cancelled: () => ({ confirm: false }),
    ready: () => input.value.trim() !== '',
  })
  input.addEventListener('input', () => drawn.update())
  return { ...drawn, first: input }
}
