import type { Json } from './protocol'
import { resourceUrl } from './resources'

type Command = { [name: string]: Json }
type Send = (audio: number, type: string, detail: { [name: string]: number }) => void

const events: { [type: string]: string } = {
  canplay: 'canplay', play: 'play', pause: 'pause', ended: 'ended', timeupdate: 'timeupdate', waiting: 'waiting', seeking: 'seeking', seeked: 'seeked', error: 'error',
}
const codes = [-1, 10001, 10002, 10004, 10004]

/** The sounds of a program that no page shows. */
export class Audios {
  private readonly players = new Map<number, HTMLAudioElement>()

  constructor(private readonly send: Send) {}

  take(command: Command): void {
    const id = Number(command['audio'])
    if (command['action'] === 'destroy') return id === 0 ? this.clear() : this.remove(id)
    const player = this.players.get(id) ?? this.add(id)
    switch (command['action']) {
      case 'set': return set(player, command)
      // A browser refuses to play before the first tap.
      case 'play': return void player.play().catch(() => this.send(id, 'error', { errCode: 10001 }))
      case 'pause': return player.pause()
      case 'stop': return this.stop(id, player)
      case 'seek': player.currentTime = Number(command['position'] ?? 0)
    }
  }

  clear(): void {
    for (const id of [...this.players.keys()]) this.remove(id)
  }

  private add(id: number): HTMLAudioElement {
    const player = new Audio()
    this.players.set(id, player)
    for (const [heard, told] of Object.entries(events)) {
      player.addEventListener(heard, () => {
        // A sound that ends, or is stopped, is told of as that alone.
        if (heard === 'pause' && (player.ended || player.dataset['stopped'] !== undefined)) return
        this.tell(id, told, player)
      })
    }
    return player
  }

  private stop(id: number, player: HTMLAudioElement): void {
    player.dataset['stopped'] = ''
    player.pause()
    player.currentTime = 0
    this.tell(id, 'stop', player)
    setTimeout(() => delete player.dataset['stopped'])
  }

  private remove(id: number): void {
    const player = this.players.get(id)
    this.players.delete(id)
    player?.pause()
    player?.removeAttribute('src')
  }

  private tell(id: number, type: string, player: HTMLAudioElement): void {
    if (this.players.get(id) !== player) return
    const buffered = player.buffered.length > 0 ? player.buffered.end(player.buffered.length - 1) : 0
    const duration = Number.isFinite(player.duration) ? player.duration : 0
    this.send(id, type, { currentTime: player.currentTime, duration, buffered, ...(type === 'error' ? { errCode: codes[player.error?.code ?? 0] ?? -1 } : {}) })
  }
}

function set(player: HTMLAudioElement, command: Command): void {
  player.loop = command['loop'] === true
  player.volume = Math.min(1, Math.max(0, Number(command['volume'] ?? 1)))
  player.playbackRate = Number(command['playbackRate'] ?? 1)
  player.autoplay = command['autoplay'] === true
  const url = resourceUrl(command['src'], '')
  if (player.getAttribute('src') === url) return
  if (url === '') player.removeAttribute('src')
  else player.src = url
  const start = Number(command['startTime'] ?? 0)
  if (start > 0) player.addEventListener('loadedmetadata', () => (player.currentTime = start), { once: true })
}
