import { host } from './host'

/** Where an error comes from: a method's name, a page, a file. */
type ErrorListener = (message: string, stack: string) => void

let listener: ErrorListener = () => undefined

/** Sets who is told first: `App.onError`. */
export function onProgramError(handler: ErrorListener): void {
  listener = handler
}

/** Reports an error of the program that nobody caught, and never throws. */
export function reportError(error: unknown, source: string, event = 'error', extra?: Record<string, unknown>): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const stack = error instanceof Error && typeof error.stack === 'string' ? error.stack : ''
  host.event(event, JSON.stringify({ message, stack, source, ...extra }))
  try {
    listener(message, stack)
  } catch (e) {
    host.event('error', JSON.stringify({ message: String(e), stack: '', source: 'App.onError' }))
  }
}

/** Runs the program's code; what it throws is reported. */
export function guard<T>(source: string, run: () => T): T | undefined {
  try {
    return run()
  } catch (e) {
    reportError(e, source)
    return undefined
  }
}
