const scope = globalThis as Record<string, unknown>

/** Defines globals of the program. They are writable: programs and their polyfills replace some. */
export function defineGlobals(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(scope, name, { value, enumerable: false, configurable: true, writable: true })
  }
}
