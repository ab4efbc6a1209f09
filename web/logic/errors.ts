import { host } from './host'
import { sdkJson } from './json'

type ErrorListener = (message: string, stack: string) => void

let listener: ErrorListener = () => undefined

/** Sets who is told first: `App.onError`. */
export function onProgramError(handler: ErrorListener): void {
  listener = handler
}

let opening = 0

/** Runs the making of a page: render errors in it name the page. */
export function whileOpening(page: number, run: () => void): void {
  opening = page
  try {
    run()
  } finally {
    opening = 0
  }
}

/** Reports an error of the program that nobody caught, and never throws. */
export function reportError(error: unknown, source: string, event = 'error'): void {
  const message = messageOf(error)
  const stack = error instanceof Error && typeof error.stack === 'string' ? error.stack : ''
  const place = event === 'renderError' ? placeOf(stack) : null
  host.event(event, sdkJson({ message, stack, source, ...place, ...(event === 'renderError' && opening !== 0 ? { page: opening } : {}) }))
  try {
    listener(message, stack)
  } catch (e) {
    host.event('error', sdkJson({ message: String(e), stack: '', source: 'App.onError' }))
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

// A template has no handler to name: the first place of the stack that lies in a file of the program.
export function placeOf(stack: string): { source: string; line: number; column: number } | null {
  const frame = /(?:^|[@(\s])([^\s@():]+\.wx(?:ml|s)):(\d+):(\d+)/m.exec(stack)
  return frame ? { source: frame[1]!, line: Number(frame[2]), column: Number(frame[3]) } : null
}

// Programs throw failure objects of wx calls, too.
function messageOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`
  if (typeof error !== 'object' || error === null) return String(error)
  const { errMsg, message } = error as { errMsg?: unknown; message?: unknown }
  if (typeof errMsg === 'string') return errMsg
  if (typeof message === 'string') return message
  try {
    return JSON.stringify(error)
  } catch {
    return String(error)
  }
}
