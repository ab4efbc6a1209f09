import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { resourceUrl } from '../resources'
import { Component, make, shadow } from './component'

const css = sheetOf(`
:host{display:inline-block;position:relative;overflow:hidden}
:host(wx-video){width:300px;height:225px;background:#000}
:host(wx-audio){width:300px;min-height:54px}
:host(wx-audio.quiet){display:none}
:host(.full){position:fixed!important;inset:0!important;width:100%!important;height:100%!important;z-index:2147483000!important;margin:0!important;background:#000}
video,audio{display:block;width:100%;height:100%}
.over{position:absolute;inset:0;pointer-events:none}
::slotted(*){pointer-events:auto}`)

const plain = ['play', 'pause', 'ended', 'waiting'] as const
const mediaErrors = ['', 'MEDIA_ERR_ABORTED', 'MEDIA_ERR_NETWORK', 'MEDIA_ERR_DECODE', 'MEDIA_ERR_SRC_NOT_SUPPORTED']

/** `video` and `audio`: the browser's player, fed through the host's gate. */
export class Media extends Component {
  private readonly player: HTMLMediaElement
  private isFull = false

  constructor(node: Component['node']) {
    super(node)
    this.player = node.tag === 'video' ? make('video') : make('audio')
    this.player.preload = 'metadata'
    this.player.controls = node.tag === 'video'
    if (this.player instanceof HTMLVideoElement) this.player.playsInline = true
    shadow(node, css, this.player, make('div', 'over', make('slot')))
    this.listen()
    if (node.tag === 'audio') this.quieten()
  }

  override attribute(name: string, _value: Json | undefined): void {
    const { node, player } = this
    switch (name) {
      case 'src': return this.load()
      case 'poster': return player instanceof HTMLVideoElement ? void (player.poster = resourceUrl(node.text('poster'), node.page.route)) : undefined
      case 'controls':
        player.controls = node.bool('controls', node.tag === 'video')
        return this.quieten()
      case 'autoplay': return void (player.autoplay = node.bool('autoplay'))
      case 'loop': return void (player.loop = node.bool('loop'))
      case 'muted': return void (player.muted = node.bool('muted'))
      case 'object-fit': return void (player.style.objectFit = node.text('object-fit', 'contain'))
    }
  }

  override transientClasses(): string[] {
    return [...super.transientClasses(), ...(this.isFull ? ['full'] : []), ...(this.isQuiet() ? ['quiet'] : [])]
  }

  override dropped(): void {
    this.player.pause()
    this.player.removeAttribute('src')
  }

  override call(method: string, args: { [name: string]: Json }): unknown {
    switch (method) {
      // A browser refuses to play before the first tap; that is no error of the program.
      case 'play': void this.player.play().catch(() => undefined); return true
      case 'pause': this.player.pause(); return true
      case 'stop': this.player.pause(); this.player.currentTime = 0; return true
      case 'seek': this.player.currentTime = Math.max(0, Number(args['position'] ?? 0) || 0); return true
      case 'playbackRate': this.player.playbackRate = Math.min(2, Math.max(0.5, Number(args['rate'] ?? 1) || 1)); return true
      case 'setSrc': this.source(resourceUrl(args['src'], this.node.page.route)); return true
      case 'requestFullScreen': return this.full(true)
      case 'exitFullScreen': return this.full(false)
    }
    return undefined
  }

  private listen(): void {
    const { node, player } = this
    for (const type of plain) player.addEventListener(type, () => node.emitIfHeard(type, {}))
    player.addEventListener('error', () => node.emitIfHeard('error', { errMsg: mediaErrors[player.error?.code ?? 0] || 'the sound or the picture cannot be played' }))
    player.addEventListener('timeupdate', () => node.emitIfHeard('timeupdate', { currentTime: player.currentTime, duration: this.duration() }))
    player.addEventListener('progress', () => node.emitIfHeard('progress', { buffered: this.buffered() }))
    player.addEventListener('seeked', () => node.emitIfHeard('seekcomplete', { position: player.currentTime }))
    player.addEventListener('loadedmetadata', () => {
      const start = node.number('initial-time', 0)
      if (start > 0) player.currentTime = start
      node.emitIfHeard('loadedmetadata', this.size())
    })
  }

  // The frame cannot take the whole screen: the video takes the whole page.
  private full(on: boolean): boolean {
    if (!(this.player instanceof HTMLVideoElement)) return false
    if (on !== this.isFull) {
      this.isFull = on
      this.node.el.classList.toggle('full', on)
      const { videoWidth, videoHeight } = this.player
      this.node.emitIfHeard('fullscreenchange', { fullScreen: on, direction: videoWidth > videoHeight ? 'horizontal' : 'vertical' })
    }
    return true
  }

  private isQuiet(): boolean {
    return this.node.tag === 'audio' && !this.player.controls
  }

  private quieten(): void {
    this.node.el.classList.toggle('quiet', this.isQuiet())
  }

  private load(): void {
    this.source(resourceUrl(this.node.text('src'), this.node.page.route))
  }

  private source(url: string): void {
    if (url === '') this.player.removeAttribute('src')
    else this.player.src = url
  }

  private duration(): number {
    return Number.isFinite(this.player.duration) ? this.player.duration : 0
  }

  private buffered(): number {
    const { buffered } = this.player
    return buffered.length > 0 && this.duration() > 0 ? (buffered.end(buffered.length - 1) / this.duration()) * 100 : 0
  }

  private size(): { duration: number; width: number; height: number } {
    const video = this.player instanceof HTMLVideoElement ? this.player : undefined
    return { duration: this.duration(), width: video?.videoWidth ?? 0, height: video?.videoHeight ?? 0 }
  }
}
