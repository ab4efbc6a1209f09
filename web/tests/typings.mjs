// Holds typings/pergola.d.ts against WeChat's typings by the TypeScript compiler: one check a line, so that an error names its check.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))

export const ours = readFileSync(path('../../typings/pergola.d.ts'), 'utf8')

/** The two packages that WeChat publishes. */
export const peers = [
  { name: 'WechatMiniprogram', folder: path('../node_modules/miniprogram-api-typings/types/wx/') },
  { name: 'WechatMinigame', folder: path('../node_modules/minigame-api-typings/types/wx/') },
]

/** The names that an `interface Wx` declares as functions. */
export function names(source) {
  // Samples in comments hold braces and calls.
  const lines = source.replace(/\/\*[^]*?\*\//g, '').split('\n')
  const start = lines.findIndex((line) => /^\s+interface Wx\b/.test(line))
  const indent = /^\s*/.exec(lines[start])[0]
  const end = lines.findIndex((line, at) => at > start && line === `${indent}}`)
  const found = lines.slice(start + 1, end).flatMap((line) => /^\s+([a-z]\w*)[<(]/.exec(line)?.[1] ?? [])
  return [...new Set(found)].sort()
}

/** Our names that a peer declares too. */
export function shared(peer) {
  const theirs = new Set(names(readFileSync(join(peer.folder, 'lib.wx.api.d.ts'), 'utf8')))
  return names(ours).filter((name) => theirs.has(name))
}

/** Whether a call of ours takes one object with callbacks. */
export const takesCallbacks = (api) => new RegExp(`^ +${api}\\(option\\??: .*Callbacks`, 'm').test(ours)

/**
 * Compiles TypeScript under --strict, beside the named declarations.
 * @param {string} code one check a line
 * @param {{ wx?: boolean, references?: string[] }} options `wx`: with our constant `wx`, which a peer declares as well
 * @returns {{ line: number, text: string }[]} the errors, by line from 0; one in our own declarations has a negative line
 */
export function compile(code, { wx = false, references = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'pergola-typings-'))
  try {
    // As a .ts file it is checked itself: skipLibCheck is for the peers, which contradict each other.
    writeFileSync(join(folder, 'pergola.ts'), wx ? ours : ours.replace(/^declare const wx.*$/m, ''))
    writeFileSync(join(folder, 'checks.ts'), `${code}\nexport {}\n`)
    const options = { strict: true, noEmit: true, skipLibCheck: true, lib: ['es2020'], types: [], target: 'es2020', module: 'esnext', noErrorTruncation: true }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: [...references, 'pergola.ts', 'checks.ts'] }))
    return errors(run(folder))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function run(folder) {
  try {
    return execFileSync(process.execPath, [path('../node_modules/typescript/bin/tsc'), '--pretty', 'false', '-p', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (e) {
    if (e.stdout) return e.stdout
    throw e
  }
}

function errors(output) {
  const found = []
  for (const line of output.split('\n')) {
    const error = /^(.*?)\((\d+),\d+\): error (.*)$/.exec(line)
    if (error) found.push({ line: error[1].endsWith('checks.ts') ? Number(error[2]) - 1 : -Number(error[2]), text: error[3] })
    else if (/^error /.test(line)) throw new Error(line)
    else if (found.length > 0 && line.trim()) found.at(-1).text += `\n${line}`
  }
  return found
}
