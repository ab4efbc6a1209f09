import type { Json } from '../protocol'
import { sheetOf } from '../css'
import { resourceUrl } from '../resources'
import { Component, make, shadow } from './component'

const css = sheetOf(`
:host{display:block;position:relative;isolation:isolate;width:100%;height:300px;background:#000;overflow:hidden}
img{position:absolute;z-index:-1;inset:0;display:block;width:100%;height:100%;object-fit:cover}
img[hidden]{display:none}
svg{position:absolute;z-index:-1;inset:0;margin:auto;width:48px;height:48px;fill:none;stroke:#6b6b6b;stroke-width:1.5}
:host(.shows) svg{display:none}`)

const lens = 'M3 8h4l2-3h6l2 3h4v11H3z M12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z'

/** `camera`: the picture that the host sends for it; without one (not allowed, not ready) a dark box. What lies in it lies over it. */
export class Camera extends Component {
  private readonly img = make('img')
  private shown = false

  constructor(node: Component['node']) {
    super(node)
    this.img.alt = ''
    this.img.hidden = true
    this.img.draggable = false
    shadow(node, css, icon(), this.img, make('slot'))
    this.img.addEventListener('error', () => this.draw(''))
  }

  override data(value: Json): void {
    this.draw(resourceUrl(value, this.node.page.route))
  }

  override transientClasses(): string[] {
    return this.shown ? ['shows', ...super.transientClasses()] : super.transientClasses()
  }

  private draw(url: string): void {
    this.shown = url !== ''
    this.img.hidden = !this.shown
    if (this.shown) this.img.src = url
    else this.img.removeAttribute('src')
    this.node.el.classList.toggle('shows', this.shown)
  }
}

function icon(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', lens)
  svg.append(path)
  return svg
}
