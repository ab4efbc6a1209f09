import './shims'
import { mapFile } from './map'
import type { Problem } from './problem'
import { compileScript } from './script'
import { compileStyle } from './style'
import { compileTemplate } from './template'

// Bound late: the host may define it after the bundle was evaluated.
declare function __host_readText(path: string): string | undefined | null

const scope = globalThis as Record<string, unknown>

// A line of JSON and then the code as it is: there is nothing to escape and to read again.
const answer = (code: string, problems: Problem[], dependencies: string[]): string => `${JSON.stringify({ problems, dependencies })}\n${code}`

scope['__compile_template'] = (path: string, source: string): string => {
  const { code, problems, dependencies } = compileTemplate(path, source)
  return answer(code, problems, dependencies)
}

scope['__compile_script'] = (path: string, source: string): string => {
  const { code, problems } = compileScript(path, source)
  return answer(code, problems, [])
}

scope['__compile_style'] = (path: string, scoped: boolean): string => {
  const { css, problems, dependencies } = compileStyle(path, scoped, (file) => __host_readText(file) ?? undefined)
  return answer(css, problems, dependencies)
}

scope['__map'] = mapFile
