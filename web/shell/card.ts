import { make } from './dom'
import { picture } from './program'

/** A message's card: its picture, its title and what lies behind it. */
export function card(url: string, title: string, image: string, path = ''): HTMLElement {
  const element = make('div', 'pg-card')
  if (image !== '') element.append(picture(url, image, 'pg-card-image'))
  element.append(make('p', 'pg-card-title', title))
  if (path !== '') element.append(make('small', '', path))
  return element
}
