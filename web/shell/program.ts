import { make, resource } from './dom'
import { textOf } from './messages'
import type { Question } from './question'

/** The mini program that asks, by the name and icon of the registry's record; `says` follows the name. */
export function program({ url, data }: Question, says = ''): HTMLElement {
  const name = make('bdi', 'pg-consent-name', textOf(data, 'name'))
  const line = make('div', 'pg-consent-program')
  const icon = textOf(data, 'icon')
  if (icon !== '') line.append(picture(url, icon, 'pg-consent-icon'))
  else line.append(make('span', 'pg-consent-icon pg-consent-letter', [...textOf(data, 'name')][0] ?? ''))
  line.append(name)
  if (says !== '') line.append(make('span', 'pg-consent-asks', says))
  return line
}

/** A picture that says nothing which the words beside it do not; one that cannot be loaded leaves its place empty. */
export function picture(url: string, source: string, className: string): HTMLImageElement {
  const img = make('img', className)
  img.alt = ''
  img.addEventListener('error', () => img.classList.add('pg-broken'))
  img.src = resource(url, source)
  return img
}
