import { guard } from '../errors'
import { host } from '../host'
import { read } from './values'

export type Result = Record<string, unknown> & { errMsg?: string }

type Callback = (result: Result) => unknown

/** What is done with the answer of one call. */
interface Pending {
  api: string
  wire: string
  success: Callback | undefined
  fail: Callback | undefined
  complete: Callback | undefined
  progress: ((event: string, data: unknown) => void) | undefined
}

const pending = new Map<number, Pending>()
let lastCall = 0

/**
 * Calls an asynchronous API. An answer that is there at once is delivered after the calling code, never inside the call.
 * @returns the call's number, for `abort`
 */
export function send(params: string, call: Pending): number {
  const id = ++lastCall
  pending.set(id, call)
  const answer = host.call(call.wire, params, id)
  if (typeof answer === 'string') void Promise.resolve().then(() => settle(id, true, answer))
  return id
}

export function abort(call: number): void {
  if (pending.has(call)) host.abort(call)
}

/** An answer of the SDK: `+` or `-`, then JSON. */
export function settle(id: number, last: boolean, answer: string): void {
  const call = pending.get(id)
  if (!call) return
  const result = read(answer.slice(1)) as Result
  if (!last) {
    call.progress?.(String(result['event']), result['data'])
    return
  }
  pending.delete(id)
  deliver(call, answer.charCodeAt(0) === 43, result)
}

/** Success or fail first, then complete with the same object. */
export function deliver(call: Omit<Pending, 'wire'>, ok: boolean, result: Result): void {
  const first = ok ? call.success : call.fail
  if (first) guard(`wx.${call.api} ${ok ? 'success' : 'fail'}`, () => first(result))
  const { complete } = call
  if (complete) guard(`wx.${call.api} complete`, () => complete(result))
}

export type { Pending }
