import { host } from '../host'
import { sdkJson } from '../json'
import { apiError } from './api'
import { deliver, type Result } from './calls'

/** Documented names that the SDK does not answer, by the way in which they fail. */
export interface Unsupported {
  callback?: string[]
  sync?: string[]
  factory?: string[]
  /** `onX` and `offX`: their listeners are never called. */
  events?: string[]
}

// These are documented to give a task at once, which programs use without a test.
const TASKS = new Set(['request', 'downloadFile', 'uploadFile', 'connectSocket'])

const reported = new Set<string>()

/** Tells the SDK, once, that the program uses something that is not supported. */
export function report(name: string): Result {
  if (!reported.has(name)) {
    reported.add(name)
    host.event('unsupported', sdkJson(name))
  }
  return { errMsg: `${name}:fail not supported` }
}

export function defineUnsupported(wx: Record<string, unknown>, names: Unsupported): void {
  for (const name of names.callback ?? []) wx[name] ??= TASKS.has(name) ? (options?: unknown) => (void fail(name, options), factory(`${name}Task`)) : (options?: unknown) => fail(name, options)
  for (const name of names.sync ?? []) {
    wx[name] ??= () => {
      throw apiError(report(name))
    }
  }
  for (const name of names.factory ?? []) {
    wx[name] ??= () => {
      report(name)
      return factory(name.replace(/^(get|create)/, ''))
    }
  }
  for (const name of names.events ?? []) {
    wx[name] ??= (): void => {
      if (name.startsWith('on')) report(name)
    }
  }
}

function fail(name: string, options: unknown): Promise<Result> | undefined {
  const result = report(name)
  const given = (typeof options === 'object' && options !== null ? options : {}) as Record<string, unknown>
  const fn = (value: unknown) => (typeof value === 'function' ? (value as (r: Result) => unknown) : undefined)
  const call = { api: name, success: undefined, fail: fn(given['fail']), complete: fn(given['complete']), progress: undefined }
  if (call.fail || call.complete || fn(given['success'])) {
    void Promise.resolve().then(() => deliver(call, false, result))
    return undefined
  }
  const promise = Promise.reject<Result>(result)
  // The report says it already: a caller that does not look at the promise must not be shown an unhandled rejection too.
  promise.catch(() => undefined)
  return promise
}

/** An object such as a recorder manager: its listeners are never called, and everything fails but what is `supported`. */
export function factory(type: string, supported: Record<string, unknown> = {}): unknown {
  return new Proxy(supported, {
    get(target, name) {
      if (typeof name !== 'string' || name === 'then' || name === 'toJSON' || name in target) return Reflect.get(target, name) as unknown
      const full = `${type}.${name}`
      if (/^(on|off)[A-Z]/.test(name)) return () => void report(full)
      if (name.endsWith('Sync')) {
        return () => {
          throw apiError(report(full))
        }
      }
      // What a manager makes, such as an observer, is used at once.
      if (/^create[A-Z]/.test(name)) return () => (void report(full), factory(full))
      return (options?: unknown) => fail(full, options)
    },
  })
}
