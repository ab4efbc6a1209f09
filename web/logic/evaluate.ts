// Indirect, so that the code sees the global scope and nothing of ours.
const evaluateGlobally = eval

/** Evaluates `(function(names){body})` so that line 1 of the body is line 1 of `file` in stack traces. */
export function compileFunction(names: string, body: string, file: string): (...args: unknown[]) => unknown {
  return evaluateGlobally(`(function(${names}){${body}\n})\n//# sourceURL=${file}`) as (...args: unknown[]) => unknown
}
