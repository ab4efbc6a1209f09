import { modernTemplate } from './legacy'
import { problem, type Problem } from './problem'

// Loaded with the first template: what compiles scripts and sheets alone needs no WebAssembly.
declare function require(name: 'glass-easel-template-compiler'): typeof import('glass-easel-template-compiler')

interface ParseError {
  isError: boolean
  level: string
  message: string
  startLine: number
  startColumn: number
}

export interface CompiledTemplate {
  /** An expression; it reads `G` (templates), `R` and `D` (WXS modules), `$inline` (runs an inline WXS module) and the template runtime's variables. */
  code: string
  /** The files that this one imports or includes, with their extensions. */
  dependencies: string[]
  problems: Problem[]
}

/** Compiles one WXML or WXS file. Files are compiled alone; the logic links them when they are first used. */
export function compileTemplate(path: string, source: string): CompiledTemplate {
  return path.endsWith('.wxs') ? compileWxs(path, source) : compileWxml(path, source)
}

function compileWxml(path: string, source: string): CompiledTemplate {
  const { TmplGroup } = require('glass-easel-template-compiler')
  const group = new TmplGroup()
  try {
    const name = path.replace(/\.wxml$/, '')
    const errors = group.addTmpl(name, modernTemplate(source)) as ParseError[]
    const problems = errors.map((e) => problem(path, e.startLine + 1, e.startColumn + 1, e.message, e.level === 'Fatal'))
    const dependencies = [
      ...(group.getDirectDependencies(name) as string[]).map((p) => `${p}.wxml`),
      ...(group.getScriptDependencies(name) as string[]).map((p) => `${p}.wxs`),
    ]
    for (const module of group.getInlineScriptModuleNames(name) as string[]) {
      const script = group.getInlineScript(name, module)
      const fault = scriptFault(script)
      const [line, column] = placeOfModule(source, module)
      if (!fault) group.setInlineScript(name, module, inlineScript(wxsConstructors(script), line, column))
      else problems.push(problem(path, line, 1, `wxs module "${module}": ${fault}`))
    }
    if (problems.some((p) => p.fatal)) return { code: '', dependencies, problems }
    return { code: group.getTmplGenObject(name), dependencies, problems }
  } finally {
    group.free()
  }
}

function compileWxs(path: string, source: string): CompiledTemplate {
  const fault = scriptFault(source)
  if (fault) return { code: '', dependencies: [], problems: [problem(path, 0, 0, fault)] }
  const dependencies = [...source.matchAll(/\brequire\s*\(\s*(['"])(.+?)\1\s*\)/g)].map((m) => m[2]!)
  return { code: `(require,exports,module)=>{${wxsConstructors(source)}\n}`, dependencies, problems: [] }
}

const TOKENS = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\.\s*constructor\b/g

// In WXS, `constructor` is the name of the type ("Array"), not a function: the logic supplies it under a symbol.
export function wxsConstructors(source: string): string {
  return source.includes('constructor') ? source.replace(TOKENS, (token) => (token.startsWith('.') ? '[$constructor]' : token)) : source
}

// Evaluated as a script of its own, so that an error of it has the place in the template, one line further down: line 1 is the template's own code (AuthorPlaces.cs).
function inlineScript(script: string, line: number, column: number): string {
  return `$inline(${JSON.stringify('\n'.repeat(line) + ' '.repeat(column) + script)},require,exports,module)`
}

/** What the engine says of a script's syntax, or null. */
function scriptFault(source: string): string | null {
  try {
    new Function('require', 'exports', 'module', source)
    return null
  } catch (e) {
    return (e as Error).message
  }
}

/** Where a module's text begins: the line from 1, the column from 0. */
function placeOfModule(source: string, module: string): [line: number, column: number] {
  const found = new RegExp(`<wxs[^>]*module\\s*=\\s*["']${module.replace(/\W/g, '\\$&')}["'][^>]*>`).exec(source)
  if (!found) return [1, 0]
  const before = source.slice(0, found.index + found[0].length).split('\n')
  return [before.length, before[before.length - 1]!.length]
}
