// The components that WeChat documents for mini programs, with their events. Who tells an event:
//   view  the view client, in the browser
//   sdk   the SDK, in C# (docs/view-protocol.md, section 3)
//   -     nobody: the reason stands in docs/components.md
const none = ''
const touch = 'tap longpress longtap touchstart touchmove touchend touchcancel transitionend animationstart animationiteration animationend'

/** Events that every element has. */
export const common = touch.split(' ')

const table = [
  // name, drawn (or a placeholder), events of the view, events of the SDK, events that nobody tells
  ['view', true, none],
  ['scroll-view', true, 'scroll scrolltoupper scrolltolower refresherpulling refresherrefresh refresherrestore refresherabort dragstart dragging dragend', none, 'refresherwillRefresh scrollstart scrollend'],
  ['swiper', true, 'change transition animationfinish'],
  ['swiper-item', true, none],
  ['movable-area', true, none],
  ['movable-view', true, 'change scale htouchmove vtouchmove'],
  ['cover-view', true, none],
  ['cover-image', true, 'load error'],
  ['match-media', true, none],
  ['page-container', true, 'beforeenter enter afterenter beforeleave leave afterleave clickoverlay', 'beforeleave leave afterleave'],
  ['share-element', true, none, none, 'frame'],
  ['root-portal', true, none],
  ['icon', true, none],
  ['progress', true, 'activeend'],
  ['rich-text', true, none],
  ['text', true, none],
  ['selection', false, 'error'],
  ['button', true, none, 'getuserinfo getphonenumber getemailaddress chooseavatar opensetting contact getrealtimephonenumber launchapp:error agreeprivacyauthorization createliveactivity'],
  ['checkbox', true, none],
  ['checkbox-group', true, none, 'change'],
  ['form', true, none, 'submit reset', 'submitToGroup'],
  ['input', true, 'input focus blur confirm keyboardheightchange', 'nicknamereview change', 'selectionchange keyboardcompositionstart keyboardcompositionupdate keyboardcompositionend'],
  ['textarea', true, 'input focus blur confirm linechange keyboardheightchange', none, 'selectionchange keyboardcompositionstart keyboardcompositionupdate keyboardcompositionend'],
  ['keyboard-accessory', true, none],
  ['label', true, none],
  ['picker', true, 'change cancel columnchange'],
  ['picker-view', true, 'change pickstart pickend'],
  ['picker-view-column', true, none],
  ['radio', true, none],
  ['radio-group', true, none, 'change'],
  ['slider', true, 'change changing'],
  ['switch', true, none, 'change'],
  ['navigator', true, none, 'success fail complete'],
  ['functional-page-navigator', false, 'error', none, 'success fail cancel'],
  ['image', true, 'load error'],
  ['page-meta', true, 'resize scroll scrolldone'],
  ['navigation-bar', true, none],
  ['open-data', true, none, none, 'error'],
  ['custom-tab-bar', true, none],
  ['sticky-header', true, none, none, 'stickontopchange'],
  ['sticky-section', true, none],
  ['list-view', true, none],
  ['list-builder', true, none, none, 'itembuild itemdispose'],
  ['grid-view', true, none],
  ['grid-builder', true, none, none, 'itembuild itemdispose'],
  ['snapshot', true, none],
  ['span', true, none],
  ['open-container', true, none, none, 'closed'],
  ['draggable-sheet', true, none, none, 'sizeupdate'],
  ['nested-scroll-header', true, none],
  ['nested-scroll-body', true, none],
  ['ad', false, 'error', none, 'load close'],
  ['ad-custom', false, 'error', none, 'load close hide'],
  ['official-account', false, 'error', none, 'load'],
  ['official-account-publish', false, 'error', none, 'load'],
  ['live-player', false, 'error', none, 'statechange fullscreenchange netstatus audiovolumenotify enterpictureinpicture leavepictureinpicture'],
  ['live-pusher', false, 'error', none, 'statechange netstatus bgmstart bgmprogress bgmcomplete audiovolumenotify enterpictureinpicture leavepictureinpicture'],
  ['voip-room', false, 'error'],
  ['store-home', false, 'error'],
  ['store-product', false, 'error'],
  ['store-coupon', false, 'error'],
  ['channel-live', false, 'error'],
  ['channel-video', false, 'error'],
  ['xr-frame', false, 'error'],
]

/** Components that have a page of their own in the documentation of the runtime. */
export const elsewhere = ['audio', 'camera', 'canvas', 'editor', 'map', 'video', 'web-view']

const words = (text) => (text ?? '').split(' ').filter((word) => word !== '')

export const documented = table.map(([name, drawn, view, sdk, nobody]) => ({ name, drawn, view: words(view), sdk: words(sdk).map((event) => event.split(':').at(-1)), nobody: words(nobody) }))
