import { reportError } from '../errors'
import { host } from '../host'
import { sdkJson } from '../json'

// How long the documents let a promise of onShareAppMessage take, in milliseconds.
const PATIENCE = 3000
const timer = setTimeout
let last = 0

/**
 * What a handler such as `onShareAppMessage` said. When it holds a `promise`, the answer is `{later: N}`, and the SDK hears of `later` N once the
 * promise has come, or with the plain fields when it takes too long or fails.
 */
export function awaited(said: unknown): unknown {
  const promise = (said as { promise?: PromiseLike<unknown> } | null | undefined)?.promise
  if (typeof promise !== 'object' || promise === null || typeof promise.then !== 'function') return said
  const id = ++last
  const { promise: _, ...plain } = said as Record<string, unknown>
  let done = false
  const tell = (content: unknown): void => {
    if (done) return
    done = true
    host.event('later', sdkJson({ id, content: typeof content === 'object' && content !== null ? content : plain }))
  }
  promise.then(tell, (e: unknown) => {
    reportError(e, 'onShareAppMessage')
    tell(plain)
  })
  timer(() => tell(plain), PATIENCE)
  return { later: id }
}
