import { deliver, type Result } from './calls'

type Done = (failure: string | null, result?: Record<string, unknown>) => void

const fn = (value: unknown): ((result: Result) => unknown) | undefined => (typeof value === 'function' ? (value as (result: Result) => unknown) : undefined)

/** An API that the logic answers itself, under the rules of all others: callbacks or a promise, never inside the call, `complete` last. */
export function logicApi(api: string, answer: (options: Record<string, unknown>, done: Done) => void) {
  return (options?: unknown): Promise<Result> | undefined => {
    const given = (typeof options === 'object' && options !== null ? options : {}) as Record<string, unknown>
    const [success, fail, complete] = [fn(given['success']), fn(given['fail']), fn(given['complete'])]
    const run = (ok: (r: Result) => unknown, failed: ((r: Result) => unknown) | undefined, last: ((r: Result) => unknown) | undefined): void => {
      const call = { api, success: ok, fail: failed, complete: last, progress: undefined }
      answer(given, (failure, result) => {
        const settled = failure === null ? { ...result, errMsg: `${api}:ok`, errno: 0 } : { errMsg: `${api}:fail ${failure}`, errno: -1 }
        void Promise.resolve().then(() => deliver(call, failure === null, settled))
      })
    }
    if (success || fail || complete) {
      run(success ?? (() => undefined), fail, complete)
      return undefined
    }
    return new Promise((resolve, reject) => run(resolve, reject, undefined))
  }
}
