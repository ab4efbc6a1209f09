import { transform } from 'sucrase'
import { problem, type Problem } from './problem'

export interface CompiledScript {
  /** The body of a CommonJS module, line for line with its source. */
  code: string
  problems: Problem[]
}

/** Compiles one module. ES modules become CommonJS; everything else is left as it stands. JSON becomes a module that exports it. */
export function compileScript(path: string, source: string): CompiledScript {
  if (path.endsWith('.json')) return compileJson(path, source)
  if (!/\b(import|export)\b/.test(source)) return check(path, source)
  try {
    const { code } = transform(source, { transforms: ['imports'], filePath: path, disableESTransforms: true, preserveDynamicImport: true })
    return check(path, code)
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

// The engine's own parser is the judge; sucrase is asked for the place only when there is a fault.
function check(path: string, code: string): CompiledScript {
  try {
    new Function('require', 'module', 'exports', code)
    return { code, problems: [] }
  } catch (e) {
    return { code: '', problems: [locate(path, code, e)] }
  }
}

function locate(path: string, code: string, fault: unknown): Problem {
  try {
    transform(code, { transforms: [], filePath: path, disableESTransforms: true })
  } catch (e) {
    return syntaxProblem(path, e)
  }
  const line = (fault as { line?: number }).line
  return problem(path, typeof line === 'number' ? line : 0, 0, (fault as Error).message)
}

function syntaxProblem(path: string, fault: unknown): Problem {
  const { message, loc } = fault as { message: string; loc?: { line: number; column: number } }
  const text = message.replace(`Error transforming ${path}: `, '').replace(/\s*\(\d+:\d+\)$/, '')
  return problem(path, loc?.line ?? 0, loc?.column ?? 0, text)
}
