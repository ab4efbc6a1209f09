import type { ViewNode } from '../node'
import type { Component } from './component'
import { baseSheet } from './base'
import { Button } from './button'
import { Icon } from './icon'
import { Image } from './image'
import { Input } from './input'
import { Navigator } from './navigator'
import { OpenData } from './opendata'
import { Placeholder } from './placeholder'
import { Text } from './text'
import { Textarea } from './textarea'
import { View } from './view'

type Maker = new (node: ViewNode) => Component

/** Every built-in tag and the class that draws it. */
const components: { [tag: string]: Maker } = {
  page: View, view: View, block: View, 'cover-view': View, form: View, slot: View,
  text: Text, button: Button, image: Image, 'cover-image': Image, icon: Icon, navigator: Navigator,
  input: Input, textarea: Textarea, 'open-data': OpenData,
  map: Placeholder, camera: Placeholder, editor: Placeholder, ad: Placeholder, 'ad-custom': Placeholder, 'web-view': Placeholder,
  'live-player': Placeholder, 'live-pusher': Placeholder, 'voip-room': Placeholder, 'official-account': Placeholder,
  'functional-page-navigator': Placeholder, 'page-container': View, 'root-portal': View, 'match-media': View, 'page-meta': View, 'navigation-bar': View,
}

/** The element's name and its component; a tag that is not built in is a plain element. */
export function componentFor(tag: string): { element: string; component?: (node: ViewNode) => Component } {
  const Maker = Object.hasOwn(components, tag) ? components[tag] : undefined
  if (Maker) return { element: `wx-${tag}`, component: (node) => new Maker(node) }
  return { element: elementName(tag) }
}

/** The sheets under those of every page. */
export function componentSheets(): CSSStyleSheet[] {
  return [baseSheet()]
}

/** The last part of a component's path as an element name: `components/user-card/index` is `wx-user-card-index`. */
function elementName(tag: string): string {
  const safe = tag.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return `wx-${safe === '' ? 'host' : safe}`
}
