import { guard } from '../../errors'
import type { ObjectMaker } from '.'

const SLICE = 50

/** `wx.requestIdleCallback(run, { timeout })`: the loop is idle when nothing that was queued before is left. */
export const idle: ObjectMaker = (wx) => {
  wx['requestIdleCallback'] = (run: unknown): number => {
    if (typeof run !== 'function') throw new TypeError('requestIdleCallback needs a function')
    return setTimeout(() => {
      const started = Date.now()
      guard('wx.requestIdleCallback', () => (run as (deadline: object) => void)({ didTimeout: false, timeRemaining: () => Math.max(0, SLICE - (Date.now() - started)) }))
    }, 0) as unknown as number
  }
  wx['cancelIdleCallback'] = (id: unknown): void => clearTimeout(id as never)
}
