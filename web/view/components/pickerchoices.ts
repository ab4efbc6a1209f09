import type { Json } from '../protocol'

/** What the wheels of a `time` or `date` picker show, and what a choice means. */
export interface Calendar {
  columns(chosen: number[]): string[][]
  chosen(value: string): number[]
  value(chosen: number[]): string
}

const two = (number: number) => String(number).padStart(2, '0')
const range = (from: number, to: number) => Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => from + index)

/** Hours and minutes between two times of a day, `hh:mm`. */
export function clock(start: string, end: string): Calendar {
  const [firstHour, firstMinute] = time(start, 0, 0)
  const [lastHour, lastMinute] = time(end, 23, 59)
  const hours = range(firstHour, lastHour)
  const minutes = (hour: number) => range(hour === firstHour ? firstMinute : 0, hour === lastHour ? lastMinute : 59)
  return {
    columns: (chosen) => [hours.map(two), minutes(hours[chosen[0] ?? 0] ?? firstHour).map(two)],
    chosen: (value) => {
      const [hour, minute] = time(value, firstHour, firstMinute)
      return [Math.max(0, hours.indexOf(hour)), Math.max(0, minutes(hour).indexOf(minute))]
    },
    value: (chosen) => {
      const hour = hours[chosen[0] ?? 0] ?? firstHour
      return `${two(hour)}:${two(minutes(hour)[chosen[1] ?? 0] ?? 0)}`
    },
  }
}

/** Days between two dates, `yyyy-mm-dd`; `fields` is how fine: `year`, `month` or `day`. */
export function calendar(start: string, end: string, fields: string): Calendar {
  const first = date(start, [1900, 1, 1])
  const last = date(end, [2100, 12, 31])
  const size = fields === 'year' ? 1 : fields === 'month' ? 2 : 3
  const years = range(first[0], last[0])
  const months = (year: number) => range(year === first[0] ? first[1] : 1, year === last[0] ? last[1] : 12)
  const days = (year: number, month: number) => {
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
    return range(year === first[0] && month === first[1] ? first[2] : 1, year === last[0] && month === last[1] ? last[2] : length)
  }
  const read = (chosen: number[]): [number, number, number] => {
    const year = years[chosen[0] ?? 0] ?? first[0]
    const month = pick(months(year), chosen[1])
    return [year, month, pick(days(year, month), chosen[2])]
  }
  return {
    columns: (chosen) => {
      const [year, month] = read(chosen)
      return [years.map(String), months(year).map(two), days(year, month).map(two)].slice(0, size)
    },
    chosen: (value) => {
      const [year, month, day] = date(value, first)
      return [years.indexOf(year), months(year).indexOf(month), days(year, month).indexOf(day)].slice(0, size).map((index) => Math.max(0, index))
    },
    value: (chosen) => {
      const [year, month, day] = read(chosen)
      return [String(year), two(month), two(day)].slice(0, size).join('-')
    },
  }
}

/** The words of a list: texts, numbers, or objects with a text under `key`. */
export function labels(list: Json | undefined, key: string): string[] {
  if (!Array.isArray(list)) return []
  return list.map((item) => {
    if (item !== null && typeof item === 'object' && !Array.isArray(item)) return key === '' ? '' : String(item[key] ?? '')
    return String(item ?? '')
  })
}

function pick(list: number[], index: number | undefined): number {
  return list[Math.min(list.length - 1, Math.max(0, index ?? 0))]!
}

function time(text: string, hour: number, minute: number): [number, number] {
  const found = /^(\d{1,2}):(\d{1,2})/.exec(text)
  return found ? [Math.min(23, Number(found[1])), Math.min(59, Number(found[2]))] : [hour, minute]
}

function date(text: string, otherwise: [number, number, number]): [number, number, number] {
  const found = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?/.exec(text)
  return found ? [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)] : otherwise
}
