import { make } from './dom'
import { listOf, textOf } from './messages'
import { picture } from './program'
import { radios } from './radios'
import { sheet } from './sheet'
import type { Ask } from './question'

/** Asks whether the program may have something of the user's. */
export const consent: Ask = (question) => {
  const { url, data, texts } = question
  const picker = radios(textOf(data, 'title'), listOf(data['choices']), (choice) => {
    const image = textOf(choice, 'image')
    const words = make('span', 'pg-choice-words', make('span', 'pg-choice-title', textOf(choice, 'title')))
    if (textOf(choice, 'detail') !== '') words.append(make('small', '', textOf(choice, 'detail')))
    return image === '' ? [words] : [picture(url, image, ''), words]
  })
  const body: Node[] = []
  if (textOf(data, 'purpose') !== '') body.push(make('p', 'pg-consent-purpose', textOf(data, 'purpose')))
  if (textOf(data, 'preview') !== '') body.push(make('p', 'pg-consent-preview', textOf(data, 'preview')))
  return sheet(question, {
    says: texts.get('asks'),
    body: [...body, picker.element],
    confirmText: textOf(data, 'allowText') || texts.get('allow'),
    cancelText: textOf(data, 'denyText') || texts.get('refuse'),
    confirmed: () => {
      const choice = picker.chosen()
      return choice === undefined ? { allow: true } : { allow: true, choice: textOf(choice, 'value') }
    },
    cancelled: () => ({ allow: false }),
  })
}
