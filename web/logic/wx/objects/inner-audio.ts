import { guard } from '../../errors'
import { listen } from '../events'
import { topPage } from '../../program/pages'
import type { HiddenApi, ObjectMaker } from '.'

const EVENTS = ['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'TimeUpdate', 'Error', 'Waiting', 'Seeking', 'Seeked']

const MESSAGES: Record<number, string> = { 10001: 'system error', 10002: 'network error', 10003: 'file error', 10004: 'format error' }

interface Told {
  audio?: number
  type?: string
  currentTime?: number
  duration?: number
  buffered?: number
  errCode?: number
}

const players = new Map<number, InnerAudioContext>()
let last = 0

/** What `wx.createInnerAudioContext()` gives. The view plays; what happens there comes back as events. */
class InnerAudioContext {
  currentTime = 0
  duration = 0
  paused = true
  buffered = 0
  obeyMuteSwitch = true
  referrerPolicy = 'no-referrer'
  private readonly id = ++last
  private readonly settings: Record<string, unknown> = { src: '', startTime: 0, autoplay: false, loop: false, volume: 1, playbackRate: 1 }
  private readonly listeners = new Map<string, Set<(event: unknown) => unknown>>()

  constructor(private readonly operate: HiddenApi) {
    players.set(this.id, this)
  }

  play(): void {
    this.paused = false
    this.tell({ action: 'play' })
  }

  pause(): void {
    this.paused = true
    this.tell({ action: 'pause' })
  }

  stop(): void {
    this.paused = true
    this.currentTime = 0
    this.tell({ action: 'stop' })
  }

  seek(position: unknown): void {
    const seconds = Number(position)
    if (!(seconds >= 0)) return
    this.currentTime = seconds
    this.tell({ action: 'seek', position: seconds })
  }

  destroy(): void {
    if (!players.delete(this.id)) return
    this.operate({ audio: this.id, action: 'destroy' })
    this.listeners.clear()
  }

  /** @internal */
  get(name: string): unknown {
    return this.settings[name]
  }

  /** @internal */
  set(name: string, value: unknown): void {
    const known = this.settings[name]
    const next = typeof known === 'boolean' ? !!value : typeof known === 'number' ? Number(value) : String(value)
    if (next === known || (typeof next === 'number' && !Number.isFinite(next))) return
    this.settings[name] = name === 'volume' ? Math.min(1, Math.max(0, Number(next))) : name === 'playbackRate' ? Math.min(2, Math.max(0.5, Number(next))) : next
    if (name === 'src') {
      this.currentTime = this.duration = this.buffered = 0
      this.paused = !this.settings['autoplay']
    }
    // A sound that has no source yet is told of everything at once when it gets one.
    if (name === 'src' || this.settings['src'] !== '') this.tell({ action: 'set', ...this.settings, src: fromRoot(String(this.settings['src'])) })
  }

  /** @internal */
  on(event: string, listener: unknown): void {
    if (typeof listener !== 'function') return
    let set = this.listeners.get(event)
    if (!set) this.listeners.set(event, (set = new Set()))
    set.add(listener as (event: unknown) => unknown)
  }

  /** @internal */
  off(event: string, listener: unknown): void {
    if (typeof listener === 'function') this.listeners.get(event)?.delete(listener as (event: unknown) => unknown)
    else this.listeners.delete(event)
  }

  /** @internal What the SDK tells of it. */
  take({ type = '', currentTime = 0, duration = 0, buffered = 0, errCode = -1 }: Told): void {
    if (type !== 'stop') this.currentTime = currentTime
    this.duration = duration || this.duration
    this.buffered = buffered
    if (type === 'play') this.paused = false
    else if (type === 'pause' || type === 'stop' || type === 'ended' || type === 'error') this.paused = true
    const event = type === 'error' ? { errCode, errMsg: `InnerAudioContext:fail ${MESSAGES[errCode] ?? 'unknown error'}` } : {}
    for (const listener of [...(this.listeners.get(type) ?? [])]) guard(`InnerAudioContext.${type}`, () => listener(event))
  }

  private tell(command: Record<string, unknown>): void {
    if (players.has(this.id)) this.operate({ audio: this.id, ...command })
  }
}

for (const name of ['src', 'startTime', 'autoplay', 'loop', 'volume', 'playbackRate']) {
  Object.defineProperty(InnerAudioContext.prototype, name, {
    get(this: InnerAudioContext) {
      return this.get(name)
    },
    set(this: InnerAudioContext, value: unknown) {
      this.set(name, value)
    },
    enumerable: true,
    configurable: true,
  })
}
for (const name of EVENTS) {
  const type = name.toLowerCase()
  Object.defineProperty(InnerAudioContext.prototype, `on${name}`, { value(this: InnerAudioContext, listener: unknown) { this.on(type, listener) }, writable: true, configurable: true })
  Object.defineProperty(InnerAudioContext.prototype, `off${name}`, { value(this: InnerAudioContext, listener?: unknown) { this.off(type, listener) }, writable: true, configurable: true })
}

/** A path that starts at the page becomes one that starts at the package. */
function fromRoot(src: string): string {
  if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(src)) return src
  const parts = (topPage()?.route ?? '').split('/').slice(0, -1)
  for (const part of src.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** `wx.createInnerAudioContext`. */
export const innerAudio: ObjectMaker = (wx, hidden) => {
  const operate = hidden['operateAudio']
  if (!operate) return
  wx['createInnerAudioContext'] = () => new InnerAudioContext(operate)
  listen('innerAudio', (data) => {
    const told = data as Told
    players.get(told.audio ?? 0)?.take(told)
  })
}
