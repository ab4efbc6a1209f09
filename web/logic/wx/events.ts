import { guard } from '../errors'

type Listener = (data: unknown) => unknown

const listeners = new Map<string, Set<Listener>>()

/** Adds `wx.onX` and `wx.offX` for each event of the list; a name is written `onX`. */
export function defineEvents(wx: Record<string, unknown>, names: readonly string[]): void {
  for (const name of names) {
    if (!name.startsWith('on')) continue
    wx[name] = (listener: unknown): void => {
      if (typeof listener === 'function') listen(name, listener as Listener)
    }
    wx[name.replace(/^on/, 'off')] = (listener?: unknown): void => {
      if (typeof listener === 'function') listeners.get(name)?.delete(listener as Listener)
      else listeners.delete(name)
    }
  }
}

/** Adds a listener; the logic's own objects listen to events that `wx` does not have. */
export function listen(name: string, listener: (data: unknown) => unknown): void {
  let set = listeners.get(name)
  if (!set) listeners.set(name, (set = new Set()))
  set.add(listener)
}

/** Tells the listeners of `wx.onX`; `onError` gets its text and its stack. */
export function emit(name: string, data: unknown): void {
  const set = listeners.get(name)
  if (!set) return
  for (const listener of [...set]) guard(`wx.${name}`, () => listener(data))
}
