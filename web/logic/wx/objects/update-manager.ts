import { guard } from '../../errors'
import { listen } from '../events'
import type { ObjectMaker } from '.'

type Listener = (result: unknown) => unknown

interface UpdateEvent {
  what: 'checked' | 'ready' | 'failed'
  hasUpdate: boolean
}

/**
 * `wx.getUpdateManager()`: asks the superapp for a newer version of the program when it is first called. A listener that comes after the answer is told
 * all the same.
 */
export const updateManager: ObjectMaker = (wx, hidden) => {
  const { searchUpdate, applyUpdate } = hidden
  if (!searchUpdate || !applyUpdate) return
  const listeners: Record<UpdateEvent['what'], Set<Listener>> = { checked: new Set(), ready: new Set(), failed: new Set() }
  const happened = new Map<UpdateEvent['what'], unknown>()

  listen('update', (event) => {
    const { what, hasUpdate } = event as UpdateEvent
    const result = what === 'checked' ? { hasUpdate } : {}
    happened.set(what, result)
    for (const listener of listeners[what]) guard(`UpdateManager ${what}`, () => listener(result))
  })

  const on = (what: UpdateEvent['what']) => (listener: unknown): void => {
    if (typeof listener !== 'function') return
    listeners[what].add(listener as Listener)
    if (happened.has(what)) void Promise.resolve().then(() => guard(`UpdateManager ${what}`, () => (listener as Listener)(happened.get(what))))
  }
  wx['getUpdateManager'] = () => {
    searchUpdate({})
    return { onCheckForUpdate: on('checked'), onUpdateReady: on('ready'), onUpdateFailed: on('failed'), applyUpdate: () => void applyUpdate({}) }
  }
}
