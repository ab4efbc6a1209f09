import { transform } from 'sucrase'
import { isPlainScript } from './script'

/** For each line of the code, from the first: a column, and the line and the column of the source where it begins, again and again; all from 0. */
type Lines = number[][]

/** Where the places of a compiled file stand in its source: `Lines` as JSON; empty when they are the same, or when the file does not compile. */
export function mapFile(path: string, source: string): string {
  // Templates need none: inline WXS, the only part of them that can throw, is evaluated with the lines of its file.
  const lines = path.endsWith('.js') ? mapScript(path, source) : null
  return lines === null ? '' : JSON.stringify(lines)
}

function mapScript(path: string, source: string): Lines | null {
  if (isPlainScript(source)) return null
  try {
    const { sourceMap } = transform(source, {
      transforms: ['imports'], filePath: path, disableESTransforms: true, preserveDynamicImport: true, sourceMapOptions: { compiledFilename: path },
    })
    return sourceMap ? decode(sourceMap.mappings) : null
  } catch {
    return null
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

// The "mappings" of a source map of revision 3 with one source.
function decode(mappings: string): Lines {
  let line = 0
  let column = 0
  return mappings.split(';').map((text) => {
    const segments: number[] = []
    let at = 0
    for (const [start, , lines, columns] of text.split(',').map(numbers)) {
      at += start ?? 0
      if (lines === undefined) continue
      line += lines
      column += columns ?? 0
      segments.push(at, line, column)
    }
    return segments
  })
}

function numbers(segment: string): number[] {
  const values: number[] = []
  let value = 0
  let shift = 0
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit)
    value |= (bits & 31) << shift
    shift += 5
    if (bits & 32) continue
    values.push(value & 1 ? -(value >> 1) : value >> 1)
    value = shift = 0
  }
  return values
}
