import type { Json } from '../protocol'

/** Code of six digits, name, and what lies in it. */
export type Region = [code: string, name: string, inside?: Region[]]

/** The wheels of a `region` picker, and what a choice means. */
export interface RegionWheels {
  columns(chosen: number[]): string[][]
  chosen(value: Json | undefined): number[]
  detail(chosen: number[]): { value: string[]; code: string[]; postcode: string }
}

const LEVELS: { [level: string]: number } = { province: 1, city: 2 }

/**
 * Provinces, cities and districts.
 * @param table the provinces
 * @param level how many wheels: `province`, `city` or `region`
 * @param custom a choice above the others of each wheel, such as "All"; below it there is nothing but itself
 */
export function regionWheels(table: Region[], level: string, custom: string): RegionWheels {
  const depth = LEVELS[level] ?? 3
  const first: Region[] = custom === '' ? [] : [['', custom]]
  const lists = (chosen: number[]): Region[][] => {
    const found: Region[][] = []
    let inside: Region[] = table
    for (let column = 0; column < depth; column++) {
      const list = [...first, ...inside]
      found.push(list)
      inside = list[Math.min(list.length - 1, chosen[column] ?? 0)]?.[2] ?? []
    }
    return found
  }
  const regions = (chosen: number[]): Region[] => lists(chosen).map((list, column) => list[Math.min(list.length - 1, chosen[column] ?? 0)]!)
  return {
    columns: (chosen) => lists(chosen).map((list) => list.map(([, name]) => name)),
    chosen(value) {
      const wished = Array.isArray(value) ? value.map(String) : []
      const chosen: number[] = []
      for (let column = 0; column < depth; column++) {
        const list = lists(chosen)[column] ?? []
        chosen.push(Math.max(0, list.findIndex(([code, name]) => name === wished[column] || (code !== '' && code === wished[column]))))
      }
      return chosen
    },
    detail(chosen) {
      const found = regions(chosen)
      return { value: found.map(([, name]) => name), code: found.flatMap(([code]) => (code === '' ? [] : code)), postcode: '' }
    },
  }
}

let table: Promise<Region[]> | undefined

/** The table, fetched when the first picker asks for it: no page without one pays for it. */
export function regionTable(): Promise<Region[]> {
  return (table ??= new Promise((done, fail) => {
    const script = document.createElement('script')
    script.src = new URL('../regions.js', location.href).href
    script.onload = () => done((globalThis as unknown as { pergolaRegions: Region[] }).pergolaRegions)
    script.onerror = () => {
      table = undefined
      script.remove()
      fail(new Error('the table of regions cannot be loaded'))
    }
    document.head.append(script)
  }))
}
