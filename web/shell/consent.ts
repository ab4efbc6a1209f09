import { button, make, resource } from './dom'
import { type Data, textOf } from './messages'
import { Dialog } from './dialog'
import type { Ask, Question } from './question'

const beforeAllow = 500

/** Asks whether the program may have something of the user's. Refusing is always possible; allowing only once there was time to read. */
export const consent: Ask = (question) => {
  const { data, texts, answer } = question
  const refuse = () => answer({ allow: false })
  const dialog = new Dialog('pg-sheet pg-consent', refuse)
  const picker = choices(question)
  const allow = button('pg-wide pg-primary', texts.get('allow'), () => answer(picker.chosen() === undefined ? { allow: true } : { allow: true, choice: picker.chosen() }))
  const deny = button('pg-wide', texts.get('refuse'), refuse)
  // A sheet that shows up under a finger must not be answered by it.
  allow.disabled = true
  setTimeout(() => (allow.disabled = false), beforeAllow)

  dialog.panel.append(program(question), dialog.heading(textOf(data, 'title'), 'pg-consent-title'))
  if (textOf(data, 'purpose') !== '') dialog.panel.append(make('p', 'pg-consent-purpose', textOf(data, 'purpose')))
  if (textOf(data, 'preview') !== '') dialog.panel.append(make('p', 'pg-consent-preview', textOf(data, 'preview')))
  dialog.panel.append(picker.element, make('div', 'pg-consent-buttons', deny, allow))
  return { dialog, first: deny }
}

/** The mini program that asks, by the name and icon of the registry's record. */
export function program({ url, data, texts }: Question): HTMLElement {
  const name = make('bdi', 'pg-consent-name', textOf(data, 'name'))
  const line = make('div', 'pg-consent-program')
  const icon = textOf(data, 'icon')
  if (icon !== '') {
    const img = make('img', 'pg-consent-icon')
    img.alt = ''
    img.src = resource(url, icon)
    line.append(img)
  } else line.append(make('span', 'pg-consent-icon pg-consent-letter', [...textOf(data, 'name')][0] ?? ''))
  line.append(name, make('span', 'pg-consent-asks', texts.get('asks')))
  return line
}

/** What the user can choose from, such as pictures or names; nothing when there is no choice. */
function choices({ url, data }: Question): { element: HTMLElement; chosen(): string | undefined } {
  const list = Array.isArray(data['choices']) ? (data['choices'] as Data[]) : []
  const element = make('div', 'pg-choices')
  element.setAttribute('role', 'radiogroup')
  element.setAttribute('aria-label', textOf(data, 'title'))
  element.hidden = list.length === 0
  const group = `pg-choice-${Math.random().toString(36).slice(2)}`
  const inputs = list.map((choice, index) => {
    const input = make('input')
    input.type = 'radio'
    input.name = group
    input.value = textOf(choice, 'value')
    input.checked = index === 0
    const row = make('label', 'pg-choice', input)
    if (textOf(choice, 'image') !== '') {
      const img = make('img')
      img.alt = ''
      img.src = resource(url, textOf(choice, 'image'))
      row.append(img)
    }
    row.append(make('span', 'pg-choice-title', textOf(choice, 'title')), make('small', '', textOf(choice, 'detail')))
    element.append(row)
    return input
  })
  return { element, chosen: () => inputs.find((input) => input.checked)?.value }
}
