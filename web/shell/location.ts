import { make } from './dom'
import { type Data, listOf, textOf } from './messages'
import { PlaceMap, type Point } from './map'
import { radios } from './radios'
import { sheet } from './sheet'
import type { Ask } from './question'

/** Chooses a place: from the list, by a tap on the map, or by its coordinates. */
export const location: Ask = (question) => {
  const { data, texts } = question
  const places = listOf(data['places'])
  let here = pointOf(data)
  const list = radios(texts.get('places'), places, (place) => [words(place)], () => {
    const chosen = list.chosen()
    if (chosen) go(pointOf(chosen), true)
  })
  const map = new PlaceMap(texts.get('map'), places.map(pointOf), here, (point) => go(point))
  const latitude = field(texts.get('latitude'), 90)
  const longitude = field(texts.get('longitude'), 180)
  const typed = () => {
    drawn.update()
    if (drawn.valid()) go({ latitude: latitude.input.valueAsNumber, longitude: longitude.input.valueAsNumber }, false, false)
  }
  latitude.input.addEventListener('input', typed)
  longitude.input.addEventListener('input', typed)

  const go = (point: Point, listed = false, write = true) => {
    here = point
    if (!listed) list.choose(places.find((place) => same(pointOf(place), point)))
    if (write) {
      latitude.input.value = String(point.latitude)
      longitude.input.value = String(point.longitude)
    }
    map.move(point)
    drawn.update()
  }
  const valid = () => [latitude, longitude].every(({ input }) => input.value !== '' && input.validity.valid)
  const drawn = {
    valid,
    ...sheet(question, {
      className: 'pg-location',
      body: [map.element, make('div', 'pg-coordinates', latitude.row, longitude.row), list.element],
      confirmText: texts.get('ok'),
      cancelText: texts.get('cancel'),
      confirmed: () => {
        const place = list.chosen()
        const name = place ? textOf(place, 'name') : texts.get('mapPoint')
        const address = place ? textOf(place, 'address') : `${here.latitude}, ${here.longitude}`
        return { confirm: true, name, address, ...here }
      },
      cancelled: () => ({ confirm: false }),
      ready: valid,
    }),
  }
  go(here)
  return drawn
}

function words(place: Data): HTMLElement {
  return make('span', 'pg-choice-words', make('span', 'pg-choice-title', textOf(place, 'name')), make('small', '', textOf(place, 'address')))
}

function field(label: string, most: number): { row: HTMLElement; input: HTMLInputElement } {
  const input = make('input', 'pg-field')
  input.type = 'number'
  input.min = String(-most)
  input.max = String(most)
  input.step = 'any'
  return { row: make('label', '', make('small', '', label), input), input }
}

function pointOf(data: Data): Point {
  const latitude = Number(data['latitude'])
  const longitude = Number(data['longitude'])
  return { latitude: Number.isFinite(latitude) ? latitude : 0, longitude: Number.isFinite(longitude) ? longitude : 0 }
}

function same(one: Point, other: Point): boolean {
  return Math.abs(one.latitude - other.latitude) < 1e-6 && Math.abs(one.longitude - other.longitude) < 1e-6
}
