import { make } from './dom'
import { listOf, textOf } from './messages'
import { picture } from './program'
import { radios } from './radios'
import { sheet } from './sheet'
import type { Ask } from './question'

/** The longest `data:` URL; the file itself is three quarters of it. */
const longest = 4 * 1024 * 1024

/** A picture of the user's: a file, or one of the samples that a simulated album has. */
export const image: Ask = (question) => {
  const { url, data, texts } = question
  const samples = listOf(data['samples'])
  let file = ''
  const picker = radios(textOf(data, 'title'), samples, (sample) => [picture(url, textOf(sample, 'image'), ''), make('span', 'pg-choice-title', textOf(sample, 'title'))], () => take(''))
  picker.element.classList.add('pg-samples')

  const input = make('input')
  input.type = 'file'
  input.accept = 'image/*'
  if (data['source'] === 'camera') input.setAttribute('capture', 'environment')
  const shown = make('img', 'pg-file-image')
  shown.alt = ''
  const words = make('span', '', texts.get(data['source'] === 'camera' ? 'takePicture' : 'chooseFile'))
  const problem = make('p', 'pg-problem')
  problem.setAttribute('role', 'alert')
  const row = make('label', 'pg-file', shown, words, input)

  const take = (text: string) => {
    file = text
    shown.hidden = text === ''
    problem.textContent = ''
    if (text === '') {
      input.value = ''
      shown.removeAttribute('src')
    } else {
      shown.src = text
      picker.choose(undefined)
    }
    drawn.update()
  }
  const refuse = (why: string) => {
    take('')
    // Whoever wanted a file did not want the sample that was chosen before.
    picker.choose(undefined)
    drawn.update()
    problem.textContent = texts.get(why)
  }
  input.addEventListener('change', () => {
    const chosen = input.files?.[0]
    if (chosen === undefined) return
    words.textContent = chosen.name
    if (!chosen.type.startsWith('image/')) return refuse('noPicture')
    if (chosen.size > longest * 0.75) return refuse('tooLarge')
    const reader = new FileReader()
    reader.onload = () => (String(reader.result).length > longest ? refuse('tooLarge') : take(String(reader.result)))
    reader.onerror = () => refuse('noPicture')
    reader.readAsDataURL(chosen)
  })

  const drawn = sheet(question, {
    className: 'pg-image',
    body: [picker.element, row, problem],
    confirmText: texts.get('ok'),
    cancelText: texts.get('cancel'),
    confirmed: () => (file !== '' ? { confirm: true, file } : { confirm: true, sample: textOf(picker.chosen() ?? {}, 'value') }),
    cancelled: () => ({ confirm: false }),
    ready: () => file !== '' || picker.chosen() !== undefined,
  })
  take('')
  return drawn
}
