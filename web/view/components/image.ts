import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { resourceUrl } from '../resources'
import { Component, make, shadow } from './component'

const css = sheetOf(`
:host{display:inline-block;width:320px;height:240px;overflow:hidden}
img{display:block;width:100%;height:100%;pointer-events:none;-webkit-user-drag:none}
img[hidden]{display:none}`)

/** How a mode maps to the CSS of the picture: object-fit and object-position. */
const modes: { [mode: string]: [fit: string, position: string] } = {
  scaleToFill: ['fill', 'center'], aspectFit: ['contain', 'center'], aspectFill: ['cover', 'center'],
  widthFix: ['fill', 'center'], heightFix: ['fill', 'center'],
  top: ['none', 'top'], bottom: ['none', 'bottom'], center: ['none', 'center'], left: ['none', 'left'], right: ['none', 'right'],
  'top left': ['none', 'left top'], 'top right': ['none', 'right top'], 'bottom left': ['none', 'left bottom'], 'bottom right': ['none', 'right bottom'],
}

/** `image`. */
export class Image extends Component {
  private readonly img = make('img')

  constructor(node: Component['node'], sheet = css) {
    super(node)
    this.img.hidden = true
    this.img.alt = ''
    this.img.decoding = 'async'
    this.img.draggable = false
    shadow(node, sheet, this.img)
    this.img.addEventListener('load', () => this.loaded())
    this.img.addEventListener('error', () => this.failed())
  }

  override attribute(name: string, _value: Json | undefined): void {
    if (name === 'src') this.load()
    else if (name === 'mode') this.fit()
    else if (name === 'lazy-load') this.img.loading = this.node.bool('lazy-load') ? 'lazy' : 'eager'
    else if (name === 'aria-label') this.img.alt = this.node.text('aria-label')
  }

  override styled(): void {
    this.fit()
  }

  private load(): void {
    const source = this.node.text('src')
    const url = resourceUrl(source, this.node.page.route)
    if (url !== '') {
      this.img.hidden = false
      this.img.src = url
      return
    }
    this.img.hidden = true
    this.img.removeAttribute('src')
    if (source !== '') this.failed()
  }

  private loaded(): void {
    this.fit()
    this.node.emitIfHeard('load', { width: this.img.naturalWidth, height: this.img.naturalHeight })
  }

  private failed(): void {
    this.img.hidden = true
    this.node.emitIfHeard('error', { errMsg: `could not load image: ${this.node.text('src').slice(0, 200)}` })
  }

  private fit(): void {
    const mode = this.node.text('mode', 'scaleToFill')
    const [fit, position] = modes[mode] ?? modes['scaleToFill']!
    this.img.style.objectFit = fit
    this.img.style.objectPosition = position
    // These two let one side follow from the other and from the picture.
    const el = this.node.el.style
    const follows = mode === 'widthFix' ? 'height' : mode === 'heightFix' ? 'width' : ''
    for (const side of ['width', 'height']) {
      if (side === follows) el.setProperty(side, 'auto', 'important')
      else if (el.getPropertyPriority(side) === 'important' && el.getPropertyValue(side) === 'auto') el.removeProperty(side)
    }
    el.aspectRatio = follows !== '' && this.img.naturalWidth > 0 ? `${this.img.naturalWidth} / ${this.img.naturalHeight}` : ''
  }
}

const coverCss = sheetOf(`
:host{display:inline-block;max-width:100%;overflow:hidden}
img{display:block;width:100%;height:100%;pointer-events:none;-webkit-user-drag:none}
img[hidden]{display:none}`)

/** `cover-image`: as large as its picture, where the program says nothing. */
export class CoverImage extends Image {
  constructor(node: Component['node']) {
    super(node, coverCss)
  }
}
