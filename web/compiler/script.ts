import { transform } from 'sucrase'
import { problem, type Problem } from './problem'

export interface CompiledScript {
  /** The body of a CommonJS module, line for line with its source. */
  code: string
  problems: Problem[]
}

const STARTS_AS_MODULE = /^\s*(?:import\s*(?:[\w$*{][^;(]*?from\s*)?['"]|export\s+(?:default|const|function|class|\{|\*))/

/** Compiles one module. ES modules become CommonJS; everything else is left as it stands. JSON becomes a module that exports it. */
export function compileScript(path: string, source: string): CompiledScript {
  if (path.endsWith('.json')) return compileJson(path, source)
  // Import and export statements do not parse in a function: what parses needs no transform, and the engine's parser is quick. It is not asked about what begins as a
  // module does.
  const fault = STARTS_AS_MODULE.test(source) ? undefined : parseFault(source)
  if (fault === null) return { code: source, problems: [] }
  if (fault !== undefined && !/\b(import|export)\b/.test(source)) return { code: '', problems: [locate(path, source, fault)] }
  try {
    const { code } = transform(source, { transforms: ['imports'], filePath: path, disableESTransforms: true, preserveDynamicImport: true })
    const rest = parseFault(code)
    return rest === null ? { code, problems: [] } : { code: '', problems: [locate(path, code, rest)] }
  } catch (e) {
    return { code: '', problems: [syntaxProblem(path, e)] }
  }
}

function compileJson(path: string, source: string): CompiledScript {
  try {
    JSON.parse(source)
    return { code: `module.exports=${source}`, problems: [] }
  } catch (e) {
    return { code: '', problems: [problem(path, 0, 0, (e as Error).message)] }
  }
}

/** Whether a script is left as it stands. */
export function isPlainScript(source: string): boolean {
  return parseFault(source) === null
}

// The lines that `new Function` puts before a body.
const FUNCTION_HEADER = 2

function parseFault(code: string): Error | null {
  try {
    new Function('require', 'module', 'exports', code)
    return null
  } catch (e) {
    return e as Error
  }
}

// The engine's error seldom has a place; sucrase is asked for it.
function locate(path: string, code: string, fault: Error): Problem {
  try {
    transform(code, { transforms: [], filePath: path, disableESTransforms: true })
  } catch (e) {
    return syntaxProblem(path, e)
  }
  const line = (fault as { line?: number }).line
  return problem(path, typeof line === 'number' ? Math.max(1, line - FUNCTION_HEADER) : 0, 0, fault.message)
}

function syntaxProblem(path: string, fault: unknown): Problem {
  const { message, loc } = fault as { message: string; loc?: { line: number; column: number } }
  const text = message.replace(`Error transforming ${path}: `, '').replace(/\s*\(\d+:\d+\)$/, '')
  return problem(path, loc?.line ?? 0, loc?.column ?? 0, text)
}
