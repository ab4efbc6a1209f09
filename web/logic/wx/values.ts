const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const DEEPEST = 64

// The number of each character of the alphabet: files come this way, so that a search for each would be felt.
const NUMBERS = new Uint8Array(128)
for (let i = 0; i < 64; i++) NUMBERS[ALPHABET.charCodeAt(i)] = i

export function toBase64(bytes: Uint8Array): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    out += ALPHABET[group >> 18]! + ALPHABET[(group >> 12) & 63]! +
      (i + 1 < bytes.length ? ALPHABET[(group >> 6) & 63]! : '=') + (i + 2 < bytes.length ? ALPHABET[group & 63]! : '=')
  }
  return out
}

export function fromBase64(text: string): ArrayBuffer {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '')
  const out = new Uint8Array(Math.floor((clean.length * 3) / 4))
  let bits = 0
  let held = 0
  let n = 0
  for (let i = 0; i < clean.length; i++) {
    bits = (bits << 6) | NUMBERS[clean.charCodeAt(i)]!
    held += 6
    if (held >= 8) {
      held -= 8
      out[n++] = (bits >> held) & 255
    }
  }
  return out.buffer
}

/** The bytes of an ArrayBuffer or a typed array; of anything else, none. */
export function bytesOf(value: unknown): Uint8Array {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array()
}

/** The JSON of a value that goes to the SDK: functions and undefined are dropped, bytes become `{"$buffer": base64}`. Throws on a cycle. */
export function write(value: unknown): string {
  return JSON.stringify(withBase64(value, 0)) ?? 'null'
}

// Gives back the very same object when there are no bytes in it, which is nearly always.
function withBase64(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return { $buffer: toBase64(bytesOf(value)) }
  if (depth >= DEEPEST) return value
  let copy: Record<string, unknown> | null = null
  for (const key of Object.keys(value)) {
    const field = (value as Record<string, unknown>)[key]
    if (typeof field !== 'object' || field === null) continue
    const written = withBase64(field, depth + 1)
    if (written === field) continue
    copy ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>
    copy[key] = written
  }
  return copy ?? value
}

/** Reads JSON from the SDK; `{"$buffer": base64}` becomes an ArrayBuffer. */
export function read(text: string): unknown {
  if (!text.includes('"$buffer"')) return JSON.parse(text)
  return JSON.parse(text, (_, value: unknown) => {
    const bytes = typeof value === 'object' && value !== null ? (value as { $buffer?: unknown }).$buffer : undefined
    return typeof bytes === 'string' ? fromBase64(bytes) : value
  })
}
