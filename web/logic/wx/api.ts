import { host } from '../host'
import { abort, deliver, send, type Pending, type Result } from './calls'
import { read, write } from './values'

/** One API of the SDK, as `__boot` lists it. */
export interface ApiSpec {
  name: string
  /** `callback`: callbacks or a promise; `callbackOnly`: never a promise; `sync`; `task`: an object with `abort` and events. */
  shape: 'callback' | 'callbackOnly' | 'sync' | 'task'
  /** Names of the arguments of a sync API that are given one by one. */
  positional?: string[] | null
  /** The field of a sync API's answer that is the return value. */
  returns?: string | null
  /** Whether `wx` does not show it: the logic's own objects call it. */
  hidden?: boolean
  /** The name that the SDK is given, where it differs: it says which plugin calls. */
  wire?: string
}

type Options = Record<string, unknown> & { success?: unknown; fail?: unknown; complete?: unknown }

/** Lets a page jump add what only the logic knows: the event channel. */
export interface Extension {
  sent?(options: Options): void
  answered?(options: Options, result: Result): void
}

const fn = (value: unknown): ((result: Result) => unknown) | undefined => (typeof value === 'function' ? (value as (result: Result) => unknown) : undefined)

export function defineApi(wx: Record<string, unknown>, spec: ApiSpec, extension?: Extension): void {
  // An API of a superapp may live in a name space: `wx.bank.transfer`.
  const path = spec.name.split('.')
  const name = path.pop()!
  const owner = path.reduce((at, part) => (at[part] ??= {}) as Record<string, unknown>, wx)
  if (spec.shape === 'sync') owner[name] = syncApi(spec)
  else if (spec.shape === 'task') owner[name] = (options?: Options) => task(start(spec, options, undefined, undefined))
  else owner[name] = callbackApi(spec, extension)
}

function callbackApi(spec: ApiSpec, extension: Extension | undefined) {
  return (options?: Options): Promise<Result> | undefined => {
    const plain = typeof options !== 'object' || options === null || !(fn(options.success) || fn(options.fail) || fn(options.complete))
    if (spec.shape === 'callbackOnly' || !plain) {
      start(spec, options, undefined, extension)
      return undefined
    }
    return new Promise((resolve, reject) => {
      start(spec, options, { resolve, reject }, extension)
    })
  }
}

interface Started {
  id: number
  progress: Map<string, Set<(data: unknown) => void>>
}

function start({ name: api, wire }: ApiSpec, options: Options | undefined, promise: { resolve: (r: Result) => void; reject: (r: Result) => void } | undefined, extension: Extension | undefined): Started {
  const given: Options = typeof options === 'object' && options !== null ? options : {}
  const progress: Started['progress'] = new Map()
  const success = promise ? promise.resolve : fn(given.success)
  const call: Pending = {
    api,
    wire: wire ?? api,
    success: extension?.answered ? (result) => (extension.answered!(given, result), success?.(result)) : success,
    fail: promise ? promise.reject : fn(given.fail),
    complete: promise ? undefined : fn(given.complete),
    progress: (event, data) => progress.get(event)?.forEach((listener) => listener(data)),
  }
  let params: string
  try {
    params = write(given)
  } catch (e) {
    void Promise.resolve().then(() => deliver(call, false, { errMsg: `${api}:fail parameter error: ${(e as Error).message}`, errno: 1001 }))
    return { id: 0, progress }
  }
  extension?.sent?.(given)
  return { id: send(params, call), progress }
}

// A task's events come as `on` and `off` pairs; their names are the API's own business.
function task({ id, progress }: Started): unknown {
  const own: Record<string, unknown> = { abort: () => abort(id) }
  return new Proxy(own, {
    get(target, name) {
      if (typeof name !== 'string' || name in target) return Reflect.get(target, name) as unknown
      const match = /^(on|off)([A-Z]\w*)$/.exec(name)
      if (!match) return undefined
      const event = match[2]!
      return match[1] === 'on'
        ? (listener: unknown) => {
            if (typeof listener !== 'function') return
            let set = progress.get(event)
            if (!set) progress.set(event, (set = new Set()))
            set.add(listener as (data: unknown) => void)
          }
        : (listener?: unknown) => (typeof listener === 'function' ? progress.get(event)?.delete(listener as (data: unknown) => void) : progress.delete(event))
    },
  })
}

/** What a sync API throws, and what `unsupported` APIs throw. */
export function apiError(result: Result): Error {
  return Object.assign(new Error(result.errMsg), result)
}

function syncApi({ name, positional, returns, wire }: ApiSpec) {
  return (...args: unknown[]): unknown => {
    const params = positional && positional.length > 0 ? byName(positional, args) : args[0]
    let text: string
    try {
      text = write(params ?? {})
    } catch (e) {
      throw apiError({ errMsg: `${name}:fail parameter error: ${(e as Error).message}`, errno: 1001 })
    }
    const answer = host.callSync(wire ?? name, text)
    const result = read(answer.slice(1)) as Result
    if (answer.charCodeAt(0) !== 43) throw apiError(result)
    if (returns) return result[returns]
    delete result.errMsg
    delete result['errno']
    return result
  }
}

function byName(names: string[], args: unknown[]): Record<string, unknown> {
  const params: Record<string, unknown> = {}
  names.forEach((name, i) => {
    if (args[i] !== undefined) params[name] = args[i]
  })
  return params
}
