// Every byte that a program shows comes from one path of the host. The CSP of the frame allows no other; this module writes the URLs for it.

const gate = 'resource?u='
const embedded = /^data:(?:image|font|audio|video)\/|^data:application\/(?:x-)?font/i
const scheme = /^[a-z][a-z0-9+.-]*:/i
const fetched = /^(?:https?|wxfile|cloud):/i

/**
 * The URL that shows `source`, or '' when it may not be shown.
 * @param source what the program wrote: a URL, a path of the package, or a data URL
 * @param base the package path that a relative path starts from, such as `pages/index/index`
 */
export function resourceUrl(source: unknown, base: string): string {
  if (typeof source !== 'string') return ''
  const text = source.trim()
  if (text === '') return ''
  if (embedded.test(text)) return text
  if (text.startsWith('//')) return gate + encodeURIComponent('https:' + text)
  if (fetched.test(text)) return gate + encodeURIComponent(text)
  if (scheme.test(text)) return ''
  return gate + encodeURIComponent(packagePath(text, base))
}

const avatar = /^pergola-open-data:[0-9a-f]+$/

/** The URL of the picture that the host sent for open-data, else of the program's default. No other function makes such an address, and the id is never the program's. */
export function openDataUrl(sent: string, fallback: string, base: string): string {
  return avatar.test(sent) ? gate + encodeURIComponent(sent) : resourceUrl(fallback, base)
}

/** A path of the package, absolute, with `.` and `..` resolved and unable to leave the root. */
export function packagePath(path: string, base: string): string {
  const parts = path.startsWith('/') ? [] : base.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return '/' + parts.filter((part) => part !== '').join('/')
}
