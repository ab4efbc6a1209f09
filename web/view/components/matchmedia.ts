import type { Json } from '../protocol'
import { Component } from './component'

const sizes = ['min-width', 'max-width', 'width', 'min-height', 'max-height', 'height']

/** `match-media`: shows what lies in it while the window is as its attributes say. */
export class MatchMedia extends Component {
  private query: MediaQueryList | undefined
  private readonly decide = () => (this.node.el.hidden = this.query !== undefined && !this.query.matches)

  override attribute(_name: string, _value: Json | undefined): void {
    this.query?.removeEventListener('change', this.decide)
    const features = sizes.flatMap((name) => (this.node.attrs.has(name) ? `(${name}: ${this.node.length(name, 0)}px)` : []))
    const orientation = this.node.text('orientation')
    if (orientation === 'portrait' || orientation === 'landscape') features.push(`(orientation: ${orientation})`)
    this.query = features.length === 0 ? undefined : matchMedia(features.join(' and '))
    this.query?.addEventListener('change', this.decide)
    this.decide()
  }

  override dropped(): void {
    this.query?.removeEventListener('change', this.decide)
  }
}
