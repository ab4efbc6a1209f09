// The messages of docs/view-protocol.md, sections 1 to 3, as the view sees them.

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type Operation = [string, ...Json[]]

export interface TouchPoint {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
  force: number
}

export interface WindowConfig {
  backgroundColor?: string
  backgroundTextStyle?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

export type Inbound =
  | { t: 'ops'; page: number; seq: number; ops: Operation[] }
  | { t: 'page'; page: number; route: string; window?: WindowConfig }
  | { t: 'show'; page: number; how: 'push' | 'pop' | 'none' }
  | { t: 'drop'; page: number }
  | { t: 'rpc'; page: number; call: number; method: string; args?: { [name: string]: Json } }
  | { t: 'value'; page: number; node: number; value: Json }
  | { t: 'data'; page: number; node: number; value: Json }
  | { t: 'audio'; command: { [name: string]: Json } }
  | { t: 'reset' }

export interface EventReport {
  t: 'ev'
  page: number
  node: number
  type: string
  detail: unknown
  trusted: boolean
  touches?: TouchPoint[]
  changedTouches?: TouchPoint[]
  offsets: { [node: number]: [left: number, top: number] }
  ts: number
}

export type Outbound =
  | { t: 'ready'; width: number; height: number; ratio: number; theme: string }
  | { t: 'ack'; page: number; seq: number }
  | { t: 'ret'; page: number; call: number; value: unknown }
  | EventReport
  | { t: 'pageEvent'; page: number; type: string; detail: unknown }
  | { t: 'audio'; audio: number; type: string; detail: { [name: string]: number } }
  | { t: 'error'; page: number; text: string }
