import { TmplGroup } from 'glass-easel-template-compiler'
import { transform } from 'sucrase'
import { modernTemplate } from './legacy'
import { isPlainScript } from './script'
import { wxsConstructors } from './template'

/** For each line of the code, from the first: a column, and the line and the column of the source where it begins, again and again; all from 0. */
type Lines = number[][]

/** Where the places of a compiled file stand in its source: `Lines` as JSON; empty when they are the same, or when the file does not compile. */
export function mapFile(path: string, source: string): string {
  const lines = path.endsWith('.wxml') ? mapTemplate(path, source) : path.endsWith('.js') ? mapScript(path, source) : null
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

// Inline WXS is the only part of a template that can throw: data is read without fail, and what is no function is not called.
function mapTemplate(path: string, source: string): Lines | null {
  if (!source.includes('<wxs')) return null
  const group = new TmplGroup()
  try {
    const name = path.replace(/\.wxml$/, '')
    group.addTmpl(name, modernTemplate(source))
    const scripts = (group.getInlineScriptModuleNames(name) as string[]).map((module) => {
      const script = group.getInlineScript(name, module)
      group.setInlineScript(name, module, wxsConstructors(script))
      return script
    })
    const code = group.getTmplGenObject(name)
    const lines: Lines = []
    for (const script of scripts) {
      const from = source.indexOf(script)
      const to = code.indexOf(wxsConstructors(script))
      if (script.trim() !== '' && from >= 0 && to >= 0) mapText(lines, place(source, from), place(code, to), script.split('\n').length)
    }
    return lines.length > 0 ? lines : null
  } catch {
    return null
  } finally {
    group.free()
  }
}

function mapText(lines: Lines, from: [line: number, column: number], to: [line: number, column: number], count: number): void {
  for (let i = 0; i < count; i++) {
    while (lines.length <= to[0] + i) lines.push([])
    lines[to[0] + i]!.push(i === 0 ? to[1] : 0, from[0] + i, i === 0 ? from[1] : 0)
  }
}

function place(text: string, at: number): [line: number, column: number] {
  const before = text.slice(0, at).split('\n')
  return [before.length - 1, before[before.length - 1]!.length]
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
