import { guard } from '../../errors'
import { listen } from '../events'
import { factory } from '../unsupported'
import type { ObjectMaker } from '.'

interface WorkerEvent {
  worker: number
  what: 'message' | 'error' | 'killed'
  data?: unknown
  message?: string
  stack?: string
}

type Listener = (value: unknown) => unknown

/** `wx.createWorker()`: a script context of its own, of which the SDK lets one run at a time. */
export const worker: ObjectMaker = (wx, hidden) => {
  const { createWorker, postToWorker, terminateWorker } = hidden
  if (!createWorker || !postToWorker || !terminateWorker) return
  const running = new Map<number, (event: WorkerEvent) => void>()
  listen('worker', (event) => running.get((event as WorkerEvent).worker)?.(event as WorkerEvent))

  wx['createWorker'] = (script: unknown) => {
    const id = createWorker({ script }) as number
    const listeners = { message: new Set<Listener>(), error: new Set<Listener>(), killed: new Set<Listener>() }
    const on = (what: WorkerEvent['what']) => (listener: unknown): void => {
      if (typeof listener === 'function') listeners[what].add(listener as Listener)
    }
    running.set(id, ({ what, data, message, stack }) => {
      if (what === 'killed') running.delete(id)
      const value = what === 'message' ? data : what === 'error' ? { message, stack } : {}
      for (const listener of [...listeners[what]]) guard(`Worker ${what}`, () => listener(value))
    })
    return factory('Worker', {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      onMessage: on('message'),
      onError: on('error'),
      onProcessKilled: on('killed'),
      postMessage: (message: unknown): void => {
        if (running.has(id)) postToWorker({ worker: id, message: message ?? null })
      },
      terminate: (): void => {
        if (running.delete(id)) terminateWorker({ worker: id })
      },
    })
  }
}
