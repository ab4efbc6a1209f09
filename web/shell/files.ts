import { make } from './dom'
import { textOf, type Data } from './messages'
import { sheet } from './sheet'
import type { Ask } from './question'

/** The longest that all files may be together, in bytes: they cross as text, in one message. */
const longest = 3 * 1024 * 1024

/** Files of the user's, one or several, by the browser's own picker. */
export const files: Ask = (question) => {
  const { data, texts } = question
  const most = Math.max(1, Number(data['most']) || 1)
  let taken: Data[] = []
  const input = make('input')
  input.type = 'file'
  input.multiple = most > 1
  input.accept = textOf(data, 'accept')
  if (data['camera'] === true) input.setAttribute('capture', 'environment')
  const words = make('span', '', texts.get('chooseFiles'))
  const problem = make('p', 'pg-problem')
  problem.setAttribute('role', 'alert')

  input.addEventListener('change', () => {
    void take([...(input.files ?? [])])
  })
  const take = async (chosen: File[]) => {
    taken = []
    const why = chosen.length > most ? texts.get('tooMany', String(most)) : chosen.reduce((sum, file) => sum + file.size, 0) > longest ? texts.get('filesTooLarge') : ''
    problem.textContent = why
    if (why === '') taken = await Promise.all(chosen.map(async (file) => ({ name: file.name, time: file.lastModified, file: await read(file) })))
    words.textContent = taken.length > 0 ? chosen.map((file) => file.name).join(', ') : texts.get('chooseFiles')
    drawn.update()
  }

  const drawn = sheet(question, {
    className: 'pg-image',
    body: [make('label', 'pg-file', words, input), problem],
    confirmText: texts.get('ok'),
    cancelText: texts.get('cancel'),
    confirmed: () => ({ confirm: true, files: taken }),
    cancelled: () => ({ confirm: false }),
    ready: () => taken.length > 0,
  })
  return drawn
}

function read(file: File): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => resolve('')
    reader.readAsDataURL(file)
  })
}
