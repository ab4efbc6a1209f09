const PLUGIN = /^__plugin__\/[^/]+\//

/** Where a file's package begins: empty for the program, `__plugin__/APPID/` for a plugin. A plugin's absolute paths start there. */
export function packageRoot(path: string): string {
  return PLUGIN.exec(path)?.[0] ?? ''
}

/** Resolves a path written in `from`: from the root of its package when it starts with a slash, else relative to the file. No leading slash. */
export function resolvePath(from: string, path: string): string {
  const root = packageRoot(from)
  const parts = path.startsWith('/') ? [] : from.slice(root.length).split('/').slice(0, -1).filter((part) => part !== '')
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return root + parts.join('/')
}
