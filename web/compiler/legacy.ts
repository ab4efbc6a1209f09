// A comment, a script with all that is in it, or the opening of an element with its attributes.
const PARTS = /<!--[\s\S]*?-->|<wxs\b[\s\S]*?<\/wxs\s*>|<[a-zA-Z](?:"[^"]*"|'[^']*'|[^>"'])*>/g
const FOR_ITEMS = /"[^"]*"|'[^']*'|(?<=\s)wx:for-items(?=\s*=)/g

/** `wx:for-items` is the older name of `wx:for`. Lines and columns stay as they are, so that problems name the right place. */
export function modernTemplate(source: string): string {
  if (!source.includes('wx:for-items')) return source
  return source.replace(PARTS, (part) =>
    part.startsWith('<!--') || /^<wxs\b[^>]*[^/]>/.test(part) ? part : part.replace(FOR_ITEMS, (token) => (token === 'wx:for-items' ? 'wx:for'.padStart(token.length) : token)))
}
