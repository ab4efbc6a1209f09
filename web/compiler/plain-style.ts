import { resolvePath } from './paths'
import { rewriteSelector } from './selectors'
import type { Sheet } from './sheet'
import { rewriteMedia, rewriteValue } from './values'

// Each pattern takes less than the language has: a sheet with anything else in it goes to the parser, which also knows how to say what is wrong.
const SPACE = /[ \t\n\r\f]*/y
const COMMENT = /\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//y
const IMPORT = /@import[ \t]+(["'])([\w\-./]+)\1[ \t]*;/y
const CHARSET = /@charset[ \t]+"[\w-]*"[ \t]*;/y
const GROUP = /@(media|supports|(?:-webkit-|-moz-|-o-)?keyframes)([ \t]+|(?=\())([\w\-. \t():,<>=%]*[\w)%])([ \t\n\r\f]*)\{/y
const FONT = /@font-face[ \t\n\r\f]*\{/y
const SELECTOR = /((?:[\w\-.#:*>+~,%=^$|[\]() \t\n\r\f]|"[^"\\\n\r\f]*"|'[^'\\\n\r\f]*')+)\{/y
const PROPERTY = /[\w-]+[ \t]*:[ \t]*/y
const STRING = String.raw`"(?:[^"\\\n\r\f]|\\[^\n\r\f])*"|'(?:[^'\\\n\r\f]|\\[^\n\r\f])*'`
const VALUE = new RegExp(String.raw`(?:url\([\w\-.~:/?#[\]@!$&*+,;=%]*\)|${nested(4)})+`, 'y')
const IMPORTANT = /!important[ \t\n\r]*/y

/** A piece of a value, with parentheses in it so deep. */
function nested(depth: number): string {
  return String.raw`[\w\-.#%+*, \t\n\r]|\/(?!\*)|${STRING}${depth > 0 ? String.raw`|\((?:${nested(depth - 1)})*\)` : ''}`
}

/** Rewrites a sheet in one pass, as the parser's way would; null when it is not plain enough for that. */
export function rewritePlain(source: string, file: string, scope: string | null): Sheet | null {
  try {
    return new Pass(source, file, scope).sheet()
  } catch {
    return null
  }
}

class Pass {
  private at = 0
  private match: RegExpExecArray | null = null

  constructor(private readonly source: string, private readonly file: string, private readonly scope: string | null) {}

  sheet(): Sheet | null {
    const { source } = this
    const parts: Sheet['parts'] = []
    let rules: string[] = []
    for (this.blank(); this.at < source.length; this.blank()) {
      const start = this.at
      if (this.take(IMPORT)) {
        if (rules.length > 0) parts.push(rules.join('\n'))
        rules = []
        parts.push({ path: resolvePath(this.file, this.match![2]!), media: '', ...place(source, start) })
      } else if (!this.take(CHARSET)) {
        const rule = this.rule(true)
        if (rule === null) return null
        rules.push(rule)
      }
    }
    if (rules.length > 0) parts.push(rules.join('\n'))
    return { source, parts, problems: [] }
  }

  private rule(rewrites: boolean): string | null {
    if (this.take(GROUP)) {
      const [, name, space, params, between] = this.match!
      const rules = this.block(() => this.rule(!name!.endsWith('keyframes')))
      return rules && `@${name}${space}${name === 'media' ? rewriteMedia(params!) : params}${between}{${rules}`
    }
    if (this.take(FONT)) {
      const head = this.match![0]
      const declarations = this.block(() => this.declaration())
      return declarations && head + declarations
    }
    if (!this.take(SELECTOR)) return null
    const head = this.match![1]!
    const selector = head.trimEnd()
    const declarations = this.block(() => this.declaration())
    return declarations && `${rewrites ? rewriteSelector(selector, this.scope) : selector}${head.slice(selector.length)}{${declarations}`
  }

  /** What stands between the braces, with the closing one. */
  private block(item: () => string | null): string | null {
    let out = ''
    for (;;) {
      out += this.blank()
      if (this.source[this.at] === '}') {
        this.at++
        return `${out}}`
      }
      const one = item()
      if (one === null) return null
      out += one
    }
  }

  private declaration(): string | null {
    if (!this.take(PROPERTY)) return null
    const name = this.match![0]
    if (!this.take(VALUE)) return null
    const text = this.match![0]
    const value = text.trimEnd()
    const space = text.slice(value.length)
    const important = this.take(IMPORTANT) ? this.match![0] : ''
    const end = this.source[this.at]
    if (value === '' || (end !== ';' && end !== '}')) return null
    const rewritten = rewriteValue(value, this.file)
    if (end === '}') return name + rewritten + space + important
    this.at++
    // The parser keeps the space before a semicolon only with a value that it keeps, and as part of a custom property's.
    const keepsSpace = rewritten === value || important !== '' || name.startsWith('--')
    return `${name}${rewritten}${keepsSpace ? space : ''}${important};`
  }

  /** Passes space and comments; a comment goes with the space before it. */
  private blank(): string {
    for (;;) {
      this.take(SPACE)
      const space = this.match![0]
      if (!this.take(COMMENT)) return space
    }
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source)
    if (found === null) return false
    this.match = found
    this.at = pattern.lastIndex
    return true
  }
}

function place(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}
