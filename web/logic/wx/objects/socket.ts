import { guard } from '../../errors'
import { emit, listen } from '../events'
import type { HiddenApi, ObjectMaker } from '.'

type Options = Record<string, unknown>
type Listener = (data: unknown) => unknown

const CONNECTING = 0
const OPEN = 1
const CLOSING = 2
const CLOSED = 3

const object = (value: unknown): Options => (typeof value === 'object' && value !== null ? (value as Options) : {})

let last = 0

/** One connection, as `wx.connectSocket()` gives it at once: it may still be refused. */
class SocketTask {
  static readonly CONNECTING = CONNECTING
  static readonly OPEN = OPEN
  static readonly CLOSING = CLOSING
  static readonly CLOSED = CLOSED
  readonly CONNECTING = CONNECTING
  readonly OPEN = OPEN
  readonly CLOSING = CLOSING
  readonly CLOSED = CLOSED
  readyState = CONNECTING
  readonly socketTaskId: number
  private readonly listeners: Record<string, Set<Listener>> = { Open: new Set(), Message: new Set(), Error: new Set(), Close: new Set() }

  constructor(id: number, private readonly sendApi: HiddenApi, private readonly closeApi: HiddenApi) {
    this.socketTaskId = id
    Object.defineProperty(this, 'listeners', { enumerable: false })
    Object.defineProperty(this, 'sendApi', { enumerable: false })
    Object.defineProperty(this, 'closeApi', { enumerable: false })
  }

  send(options?: unknown): unknown {
    return this.sendApi({ ...object(options), socketTaskId: this.socketTaskId })
  }

  close(options?: unknown): unknown {
    if (this.readyState < CLOSING) this.readyState = CLOSING
    return this.closeApi({ ...object(options), socketTaskId: this.socketTaskId })
  }

  onOpen(listener: unknown): void {
    this.on('Open', listener)
  }

  onMessage(listener: unknown): void {
    this.on('Message', listener)
  }

  onError(listener: unknown): void {
    this.on('Error', listener)
  }

  onClose(listener: unknown): void {
    this.on('Close', listener)
  }

  /** @internal */
  tell(event: string, data: unknown): void {
    if (event === 'Open') this.readyState = OPEN
    if (event === 'Close') this.readyState = CLOSED
    for (const listener of [...(this.listeners[event] ?? [])]) guard(`SocketTask.on${event}`, () => listener(data))
    emit(`onSocket${event}`, data)
  }

  private on(event: string, listener: unknown): void {
    if (typeof listener === 'function') this.listeners[event]!.add(listener as Listener)
  }
}

/** `wx.connectSocket()` and its task. The older `wx.onSocketOpen` family hears of every connection. */
export const socket: ObjectMaker = (wx, hidden) => {
  const connect = wx['connectSocket'] as HiddenApi | undefined
  const [sendApi, closeApi, taken] = [wx['sendSocketMessage'], wx['closeSocket'], hidden['takeSocketMessage']] as (HiddenApi | undefined)[]
  if (!connect || !sendApi || !closeApi || !taken) return
  const tasks = new Map<number, SocketTask>()
  listen('socketTask', (told) => {
    const { socketTaskId, event, data } = told as { socketTaskId: number; event: string; data: unknown }
    const task = tasks.get(socketTaskId)
    if (event === 'Close') tasks.delete(socketTaskId)
    task?.tell(event, data)
    // The SDK holds back what comes faster than the program takes it.
    if (event === 'Message') taken({ socketTaskId })
  })
  wx['connectSocket'] = (options?: unknown): SocketTask => {
    const given = object(options)
    const id = ++last
    const task = new SocketTask(id, sendApi, closeApi)
    tasks.set(id, task)
    const fail = (result: unknown): unknown => {
      tasks.delete(id)
      task.readyState = CLOSED
      return typeof given['fail'] === 'function' ? (given['fail'] as Listener)(result) : undefined
    }
    connect({ ...given, fail, socketTaskId: id })
    return task
  }
}

