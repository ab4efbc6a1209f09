import type { ViewNode } from '../node'
import type { Component } from './component'
import { baseSheet } from './base'
import { Button } from './button'
import { Camera } from './camera'
import { Canvas } from './canvas'
import { Checkbox, Radio, Switch } from './checks'
import { Editor } from './editor'
import { Icon } from './icon'
import { CoverView } from './cover'
import { CoverImage, Image } from './image'
import { Input } from './input'
import { Label } from './label'
import { MatchMedia } from './matchmedia'
import { Media } from './media'
import { MovableArea, MovableView } from './movable'
import { Navigator } from './navigator'
import { OpenData } from './opendata'
import { PageContainer } from './pagecontainer'
import { PageMeta } from './pagemeta'
import { Picker } from './picker'
import { PickerView, PickerViewColumn } from './pickerview'
import { Placeholder } from './placeholder'
import { Progress } from './progress'
import { RichText } from './richtext'
import { RootPortal } from './rootportal'
import { ScrollView } from './scrollview'
import { Slider } from './slider'
import { Swiper, SwiperItem } from './swiper'
import { Text } from './text'
import { Textarea } from './textarea'
import { View } from './view'

type Maker = new (node: ViewNode) => Component

/** Every built-in tag and the class that draws it. */
const components: { [tag: string]: Maker } = {
  page: View, view: View, block: View, 'cover-view': CoverView, form: View, slot: View,
  text: Text, button: Button, image: Image, 'cover-image': CoverImage, icon: Icon, navigator: Navigator,
  progress: Progress, 'rich-text': RichText, 'scroll-view': ScrollView, swiper: Swiper, 'swiper-item': SwiperItem, label: Label,
  'checkbox-group': View, checkbox: Checkbox, 'radio-group': View, radio: Radio, switch: Switch, slider: Slider,
  picker: Picker, 'picker-view': PickerView, 'picker-view-column': PickerViewColumn,
  'movable-area': MovableArea, 'movable-view': MovableView, video: Media, audio: Media, canvas: Canvas,
  input: Input, textarea: Textarea, 'open-data': OpenData,
  camera: Camera, map: Placeholder, editor: Editor, ad: Placeholder, 'ad-custom': Placeholder, 'web-view': View,
  'live-player': Placeholder, 'live-pusher': Placeholder, 'voip-room': Placeholder, 'official-account': Placeholder,
  'functional-page-navigator': Placeholder, 'official-account-publish': Placeholder, 'store-home': Placeholder, 'store-product': Placeholder, 'store-coupon': Placeholder,
  'channel-live': Placeholder, 'channel-video': Placeholder, 'xr-frame': Placeholder, selection: Placeholder,
  'page-container': PageContainer, 'root-portal': RootPortal, 'match-media': MatchMedia, 'page-meta': PageMeta, 'navigation-bar': View, 'custom-tab-bar': View,
  'share-element': View, 'keyboard-accessory': View, 'sticky-section': View, 'sticky-header': View, 'list-view': View, 'list-builder': View, 'grid-view': View, 'grid-builder': View,
  snapshot: View, 'open-container': View, 'draggable-sheet': View, 'nested-scroll-header': View, 'nested-scroll-body': View, span: View,
}

/** The element's name and its component; a tag that is not built in is a plain element. */
export function componentFor(tag: string): { element: string; component?: (node: ViewNode) => Component } {
  const Maker = Object.hasOwn(components, tag) ? components[tag] : undefined
  if (Maker) return { element: `wx-${tag}`, component: (node) => new Maker(node) }
  return { element: elementName(tag) }
}

/** The names of all built-in tags, with whether the view draws them or only says their name. */
export function builtIn(): { tag: string; drawn: boolean }[] {
  return Object.entries(components).map(([tag, maker]) => ({ tag, drawn: maker !== Placeholder }))
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
