import { host } from './host'

let taken: unknown

// Only what runs between these two lines can leave something here, and that is the file itself.
Object.defineProperty(globalThis, '__take', {
  value: (value: unknown) => {
    taken = value
  },
})

/**
 * Evaluates `(function(names){body})` through the engine, so that the file's own name and lines stand in stack traces:
 * an `eval` has neither.
 */
export function compileFunction(names: string, body: string, file: string): (...args: unknown[]) => unknown {
  taken = undefined
  host.run(file, `__take(function(${names}){${body}\n})`)
  if (typeof taken !== 'function') throw new SyntaxError(`${file} is not a module`)
  return taken as (...args: unknown[]) => unknown
}
