import './shims'
import { mapFile } from './map'
import { compileScript } from './script'
import { compileStyle } from './style'
import { compileTemplate } from './template'

// Bound late: the host may define it after the bundle was evaluated.
declare function __host_readText(path: string): string | undefined | null

const scope = globalThis as Record<string, unknown>

scope['__compile_template'] = (path: string, source: string): string => JSON.stringify(compileTemplate(path, source))

scope['__compile_script'] = (path: string, source: string): string => JSON.stringify(compileScript(path, source))

scope['__compile_style'] = (path: string, scoped: boolean): string =>
  JSON.stringify(compileStyle(path, scoped, (file) => __host_readText(file) ?? undefined))

scope['__map'] = mapFile
