// Escapes are read in pairs, so that the text "\\ud800" is left alone.
const ESCAPES = /\\(?:ud[89a-f][0-9a-f]{2}|[^])/g

/** The JSON of a value for the SDK, which reads no half characters: a surrogate that lost its other half (an emoji that was cut in two) becomes U+FFFD. */
export function sdkJson(value: unknown): string {
  const text = JSON.stringify(value)
  return text !== undefined && text.includes('\\ud') ? text.replace(ESCAPES, (escape) => (escape.length > 2 ? '\ufffd' : escape)) : text
}
