/**
 * The name of a component's style scope. A function of its path alone, so that the compiler and the logic agree without talking.
 * @param path the component's path, without leading slash and extension
 */
export function styleScope(path: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < path.length; i++) hash = Math.imul(hash ^ path.charCodeAt(i), 0x01000193)
  const last = path.slice(path.lastIndexOf('/') + 1).replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')
  return `${/^[A-Za-z]/.test(last) ? '' : 'c'}${last}-${(hash >>> 0).toString(36)}`
}

/** Turns scoped CSS back into CSS of the page, for a component whose styles are shared. */
export function unscope(css: string, scope: string): string {
  return css.split(`.${scope}--`).map((part, i) => (i === 0 ? part : /^host(?![\w-])/.test(part) ? `.${scope}--${part}` : /^[\w\\-]|^[^\x00-\x7f]/.test(part) ? `.${part}` : part)).join('')
}
