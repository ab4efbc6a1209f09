/** The functions that the SDK defines; see docs/view-protocol.md, section 5. */
export interface Host {
  call(api: string, params: string, call: number): string | undefined | null
  callSync(api: string, params: string): string
  abort(call: number): void
  ops(page: number, seq: number, ops: string): void
  module(path: string): string | undefined | null
  template(path: string): string | undefined | null
  sheet(path: string): string | undefined | null
  component(path: string): string | undefined | null
  event(name: string, data: string): void
  /** Optional: evaluates a script under the name of its file. */
  evaluate: ((source: string, file: string) => void) | undefined
}

const scope = globalThis as Record<string, unknown>

function take(name: string): unknown {
  const value = scope[name]
  delete scope[name]
  return value
}

/** Held in closures alone: the program's code must not find them. */
export const host: Host = {
  call: take('__host_call') as Host['call'],
  callSync: take('__host_callSync') as Host['callSync'],
  abort: take('__host_abort') as Host['abort'],
  ops: take('__host_ops') as Host['ops'],
  module: take('__host_module') as Host['module'],
  template: take('__host_template') as Host['template'],
  sheet: take('__host_sheet') as Host['sheet'],
  component: take('__host_component') as Host['component'],
  event: take('__host_event') as Host['event'],
  evaluate: take('__host_evaluate') as Host['evaluate'],
}

const token = take('__host_token')

type Entry = (a: never, b: never, c: never, d: never) => unknown

/**
 * Defines a function that only the SDK can use: it must be given the instance's token first.
 * The program sees the function and never the token.
 */
export function entry(name: string, run: Entry): void {
  const value = (given: unknown, a: never, b: never, c: never, d: never): unknown => {
    if (given !== token || token === undefined) throw new TypeError(`${name} is not for mini programs`)
    return run(a, b, c, d)
  }
  Object.defineProperty(scope, name, { value, enumerable: false, configurable: false, writable: false })
}
