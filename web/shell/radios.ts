import { make } from './dom'
import type { Data } from './messages'

let count = 0

/** A list of which one entry is chosen, the first one to begin with; hidden when it is empty. */
export function radios(label: string, entries: Data[], draw: (entry: Data) => Node[], changed?: () => void): { element: HTMLElement; chosen(): Data | undefined; choose(entry: Data | undefined): void } {
  const element = make('div', 'pg-choices')
  element.setAttribute('role', 'radiogroup')
  element.setAttribute('aria-label', label)
  element.hidden = entries.length === 0
  const group = `pg-choice-${++count}`
  const inputs = entries.map((entry, index) => {
    const input = make('input')
    input.type = 'radio'
    input.name = group
    input.checked = index === 0
    input.addEventListener('change', () => changed?.())
    element.append(make('label', 'pg-choice', ...draw(entry), input))
    return input
  })
  return {
    element,
    chosen: () => entries[inputs.findIndex((input) => input.checked)],
    choose: (entry) => inputs.forEach((input, index) => (input.checked = entry !== undefined && entries[index] === entry)),
  }
}
