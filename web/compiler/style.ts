import postcss, { CssSyntaxError, type AtRule, type Root } from 'postcss'
import { resolvePath } from './paths'
import { rewritePlain } from './plain-style'
import { problem, type Problem } from './problem'
import { styleScope } from './scope'
import { rewriteSelector } from './selectors'
import type { Import, Sheet } from './sheet'
import { rewriteMedia, rewriteValue } from './values'

export interface CompiledStyle {
  css: string
  problems: Problem[]
  /** Every file that was read, or looked for, by @import. */
  dependencies: string[]
}

// Sheets that many pages import are rewritten once; an entry holds only while the text is the same.
const sheets = new Map<string, Sheet>()

/**
 * Compiles one WXSS file with everything that it imports.
 * @param read gives the text of a file of the package, or undefined
 */
export function compileStyle(path: string, scoped: boolean, read: (path: string) => string | undefined): CompiledStyle {
  const scope = scoped ? styleScope(path.replace(/\.\w+$/, '')) : null
  const problems: Problem[] = []
  const dependencies = new Set<string>()
  const out: string[] = []

  const append = (file: string, stack: string[], importer?: { file: string; at: Import }): void => {
    const source = read(file)
    if (source === undefined) {
      const where = importer?.at
      problems.push(problem(importer?.file ?? file, where?.line ?? 0, where?.column ?? 0, `style sheet "/${file}" not found`))
      return
    }
    const sheet = load(file, source, scope)
    problems.push(...sheet.problems)
    for (const part of sheet.parts) {
      if (typeof part === 'string') out.push(part)
      else {
        dependencies.add(part.path)
        if (stack.includes(part.path)) continue
        if (part.media) out.push(`@media ${part.media}{`)
        append(part.path, [...stack, part.path], { file, at: part })
        if (part.media) out.push('}')
      }
    }
  }

  append(path, [path])
  return { css: out.join('\n'), problems, dependencies: [...dependencies] }
}

function load(file: string, source: string, scope: string | null): Sheet {
  const key = `${scope ?? ''}\n${file}`
  const known = sheets.get(key)
  if (known?.source === source) return known
  const sheet = rewritePlain(source, file, scope) ?? parse(file, source, scope)
  sheets.set(key, sheet)
  return sheet
}

/** Rewrites a sheet by way of a parser. */
export function parse(file: string, source: string, scope: string | null): Sheet {
  const sheet: Sheet = { source, parts: [], problems: [] }
  try {
    const root = postcss.parse(source, { map: false } as never)
    rewrite(root, file, scope, sheet.problems)
    split(root, file, sheet)
  } catch (e) {
    if (!(e instanceof CssSyntaxError)) throw e
    sheet.problems.push(problem(file, e.line ?? 0, e.column ?? 0, e.reason))
  }
  return sheet
}

function rewrite(root: Root, file: string, scope: string | null, problems: Problem[]): void {
  root.walk((node) => {
    if (node.type === 'comment') node.remove()
    else if (node.type === 'decl') node.value = rewriteValue(node.value, file)
    else if (node.type === 'atrule' && node.name === 'media') node.params = rewriteMedia(node.params)
    else if (node.type === 'rule' && !(node.parent?.type === 'atrule' && /keyframes$/i.test((node.parent as AtRule).name))) {
      try {
        node.selector = rewriteSelector(node.selector, scope)
      } catch (e) {
        problems.push(problem(file, node.source?.start?.line ?? 0, node.source?.start?.column ?? 0, `selector "${node.selector}": ${(e as Error).message}`, false))
        node.remove()
      }
    }
  })
}

function split(root: Root, file: string, sheet: Sheet): void {
  let rules: string[] = []
  const flush = (): void => {
    if (rules.length > 0) sheet.parts.push(rules.join('\n'))
    rules = []
  }
  for (const node of root.nodes) {
    if (node.type !== 'atrule' || node.name !== 'import') {
      if (!(node.type === 'atrule' && node.name === 'charset')) rules.push(node.toString() + (node.type === 'atrule' && !node.nodes ? ';' : ''))
      continue
    }
    const line = node.source?.start?.line ?? 0
    const column = node.source?.start?.column ?? 0
    const match = /^(?:url\(\s*)?(["']?)([^"')]+)\1\s*\)?\s*(.*)$/.exec(node.params)
    if (!match) sheet.problems.push(problem(file, line, column, `@import needs a path: ${node.params}`))
    else if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(match[2]!)) sheet.problems.push(problem(file, line, column, `@import of "${match[2]}" left out: only files of the package can be imported`, false))
    else {
      flush()
      sheet.parts.push({ path: resolvePath(file, match[2]!), media: match[3]!.trim(), line, column })
    }
  }
  flush()
}
