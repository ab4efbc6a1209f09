// What the shell and the SDK say to each other: docs/view-protocol.md, section 4.

export type Data = { [name: string]: unknown }

export type Inbound =
  | { t: 'hello'; lang: string; texts: { [name: string]: string }; menu?: string[] }
  | { t: 'ui'; kind: string; page: number; data: Data }
  | { t: 'ask'; ask: number; kind: string; page: number; data: Data }
  | { t: 'withdraw'; ask: number }
  | { t: 'stopped'; reason: string }
  | { t: 'failed'; title: string; text: string; file?: string; line?: number; column?: number }
  | { t: 'show'; page: number }
  | { t: 'drop'; page: number }
  | { t: 'reset' }

export type Outbound =
  | { t: 'answer'; ask: number; data: Data }
  | { t: 'webView'; page: number; type: string; data?: unknown }
  | { t: 'shell'; action: 'keyboard'; height: number }
  | { t: 'shell'; action: 'back' | 'home' | 'close' | 'tab' | 'settings' | 'restart' | 'share' | 'hide' | 'show'; index?: number }

/** Messages that the frame gets as they are. */
export const forView: ReadonlySet<string> = new Set(['ops', 'page', 'show', 'drop', 'rpc', 'value', 'data', 'audio', 'reset'])

/** The kind of a message without reading the rest: `t` comes first in every one. */
export function kindOf(text: string): string {
  return /^\s*\{\s*"t"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? String((JSON.parse(text) as { t?: unknown }).t)
}

export function textOf(data: Data, name: string, fallback = ''): string {
  const value = data[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : fallback
}

export function listOf(value: unknown): Data[] {
  return Array.isArray(value) ? value.filter((entry): entry is Data => typeof entry === 'object' && entry !== null) : []
}
