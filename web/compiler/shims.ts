// The engine has no web globals; the template compiler's WebAssembly glue needs UTF-8 and its bytes in base64.
const REPLACEMENT = 0xfffd

function encodeUtf8(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (code >= 0xd800 && code < 0xe000) {
      const low = code < 0xdc00 ? text.charCodeAt(i + 1) : NaN
      if (low >= 0xdc00 && low < 0xe000) {
        code = ((code - 0xd800) << 10) + low - 0xdc00 + 0x10000
        i++
      } else code = REPLACEMENT
    }
    if (code < 0x80) out[n++] = code
    else if (code < 0x800) {
      out[n++] = 0xc0 | (code >> 6)
      out[n++] = 0x80 | (code & 63)
    } else if (code < 0x10000) {
      out[n++] = 0xe0 | (code >> 12)
      out[n++] = 0x80 | ((code >> 6) & 63)
      out[n++] = 0x80 | (code & 63)
    } else {
      out[n++] = 0xf0 | (code >> 18)
      out[n++] = 0x80 | ((code >> 12) & 63)
      out[n++] = 0x80 | ((code >> 6) & 63)
      out[n++] = 0x80 | (code & 63)
    }
  }
  return out.subarray(0, n)
}

// How many characters one call of fromCharCode takes as arguments.
const CHUNK = 8192

// The bytes come from Rust strings, which are valid UTF-8.
function decodeUtf8(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length)
  let n = 0
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i++]!
    if (lead < 0x80) units[n++] = lead
    else if (lead < 0xe0) units[n++] = ((lead & 31) << 6) | (bytes[i++]! & 63)
    else if (lead < 0xf0) units[n++] = ((lead & 15) << 12) | ((bytes[i++]! & 63) << 6) | (bytes[i++]! & 63)
    else {
      const code = (((lead & 7) << 18) | ((bytes[i++]! & 63) << 12) | ((bytes[i++]! & 63) << 6) | (bytes[i++]! & 63)) - 0x10000
      units[n++] = 0xd800 + (code >> 10)
      units[n++] = 0xdc00 + (code & 0x3ff)
    }
  }
  let text = ''
  for (let i = 0; i < n; i += CHUNK) text += String.fromCharCode.apply(null, units.subarray(i, Math.min(n, i + CHUNK)) as unknown as number[])
  return text
}

class Encoder {
  encode(text = ''): Uint8Array {
    return encodeUtf8(text)
  }

  encodeInto(text: string, target: Uint8Array): { read: number; written: number } {
    const bytes = encodeUtf8(text)
    target.set(bytes)
    return { read: text.length, written: bytes.length }
  }
}

class Decoder {
  decode(bytes?: Uint8Array): string {
    return bytes ? decodeUtf8(bytes) : ''
  }
}

function decodeBase64(text: string): Uint8Array {
  const { fromBase64 } = Uint8Array as { fromBase64?: (text: string) => Uint8Array }
  if (fromBase64) return fromBase64.call(Uint8Array, text)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const values = new Uint8Array(128)
  for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const out = new Uint8Array((text.length / 4) * 3 - padding)
  for (let i = 0, n = 0; i < text.length; i += 4) {
    const group =
      (values[text.charCodeAt(i)]! << 18) | (values[text.charCodeAt(i + 1)]! << 12) |
      (values[text.charCodeAt(i + 2) & 127]! << 6) | values[text.charCodeAt(i + 3) & 127]!
    out[n++] = group >> 16
    out[n++] = group >> 8
    out[n++] = group
  }
  return out
}

const scope = globalThis as Record<string, unknown>
scope['TextEncoder'] ??= Encoder
scope['TextDecoder'] ??= Decoder
scope['__pergolaDecodeBase64'] = decodeBase64

export {}
