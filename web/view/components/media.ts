import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { resourceUrl } from '../resources'
import { Component, make, shadow } from './component'

const css = sheetOf(`
:host{display:inline-block;position:relative;overflow:hidden}
:host(wx-video){width:300px;height:225px;background:#000}
video,audio{display:block;width:100%;height:100%}
.over{position:absolute;inset:0;pointer-events:none}
::slotted(*){pointer-events:auto}`)

const events = ['play', 'pause', 'ended', 'waiting', 'error'] as const

/** `video` and `audio`: the browser's player, fed through the host's gate. */
export class Media extends Component {
  private readonly player: HTMLMediaElement

  constructor(node: Component['node']) {
    super(node)
    this.player = node.tag === 'video' ? make('video') : make('audio')
    this.player.preload = 'metadata'
    this.player.controls = node.tag === 'video'
    shadow(node, css, this.player, make('div', 'over', make('slot')))
    for (const type of events) this.player.addEventListener(type, () => node.emitIfHeard(type, {}))
    this.player.addEventListener('timeupdate', () => node.emitIfHeard('timeupdate', { currentTime: this.player.currentTime, duration: this.player.duration || 0 }))
    this.player.addEventListener('loadedmetadata', () => node.emitIfHeard('loadedmetadata', this.size()))
  }

  override attribute(name: string, _value: Json | undefined): void {
    const { node, player } = this
    switch (name) {
      case 'src': return this.load()
      case 'poster': return player instanceof HTMLVideoElement ? void (player.poster = resourceUrl(node.text('poster'), node.page.route)) : undefined
      case 'controls': return void (player.controls = node.bool('controls', node.tag === 'video'))
      case 'autoplay': return void (player.autoplay = node.bool('autoplay'))
      case 'loop': return void (player.loop = node.bool('loop'))
      case 'muted': return void (player.muted = node.bool('muted'))
      case 'object-fit': return void (player.style.objectFit = node.text('object-fit', 'contain'))
    }
  }

  override dropped(): void {
    this.player.pause()
  }

  override call(method: string, args: { [name: string]: Json }): unknown {
    switch (method) {
      // A browser refuses to play before the first tap; that is no error of the program.
      case 'play': void this.player.play().catch(() => undefined); return true
      case 'pause': this.player.pause(); return true
      case 'stop': this.player.pause(); this.player.currentTime = 0; return true
      case 'seek': this.player.currentTime = Number(args['position'] ?? 0); return true
      case 'playbackRate': this.player.playbackRate = Number(args['rate'] ?? 1); return true
    }
    return undefined
  }

  private load(): void {
    const url = resourceUrl(this.node.text('src'), this.node.page.route)
    if (url === '') this.player.removeAttribute('src')
    else this.player.src = url
  }

  private size(): { duration: number; width: number; height: number } {
    const video = this.player instanceof HTMLVideoElement ? this.player : undefined
    return { duration: this.player.duration || 0, width: video?.videoWidth ?? 0, height: video?.videoHeight ?? 0 }
  }
}
