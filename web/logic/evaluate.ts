import { host } from './host'

// Indirect, so that the code sees the global scope and nothing of ours.
const evaluateGlobally = eval
const SLOT = '__unit'

type Unit = (...args: unknown[]) => unknown

/** Evaluates `(function(names){body})` so that line 1 of the body is line 1 of `file` in stack traces. The SDK knows what stands before it (AuthorPlaces.cs). */
export function compileFunction(names: string, body: string, file: string): Unit {
  const source = `(function(${names}){${body}\n})`
  if (!host.evaluate) return evaluateGlobally(`${source}\n//# sourceURL=${file}`) as Unit
  // Only scripts that the host evaluates have a name in JavaScriptCore's stack traces; the function comes back through a global that lives for this call.
  let unit: Unit | undefined
  Object.defineProperty(globalThis, SLOT, { set: (value: Unit) => (unit = value), configurable: true })
  try {
    host.evaluate(`${SLOT}=${source}`, file)
  } finally {
    delete (globalThis as Record<string, unknown>)[SLOT]
  }
  if (!unit) throw new Error(`${file} was not evaluated`)
  return unit
}
