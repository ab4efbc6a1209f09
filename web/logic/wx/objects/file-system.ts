import { deliver } from '../calls'
import { factory } from '../unsupported'
import { bytesOf } from '../values'
import type { HiddenApi, ObjectMaker } from '.'

type Options = Record<string, unknown>

const METHODS = [
  'access', 'appendFile', 'close', 'copyFile', 'fstat', 'ftruncate', 'getFileInfo', 'getSavedFileList', 'mkdir', 'open', 'read', 'readCompressedFile', 'readFile', 'readZipEntry',
  'readdir', 'removeSavedFile', 'rename', 'rmdir', 'saveFile', 'stat', 'truncate', 'unlink', 'unzip', 'write', 'writeFile',
]

// WeChat keeps these below wx for older programs.
const OF_WX = ['getFileInfo', 'getSavedFileInfo', 'getSavedFileList', 'removeSavedFile', 'saveFile']

const object = (value: unknown): Options => (typeof value === 'object' && value !== null ? (value as Options) : {})

/** What WeChat calls `Stats`: the SDK's description with two questions. */
function toStats({ isFolder, ...facts }: Options): Options {
  const stats = facts
  Object.defineProperty(stats, 'isDirectory', { value: () => isFolder === true, enumerable: false })
  Object.defineProperty(stats, 'isFile', { value: () => isFolder !== true, enumerable: false })
  return stats
}

function withStats(stats: unknown): unknown {
  return Array.isArray(stats) ? stats.map((entry: Options) => ({ ...entry, stats: toStats(object(entry['stats'])) })) : toStats(object(stats))
}

/** Calls with other options, and changes the answer before the program sees it. It is the same object for `success` and `complete`. */
function changed(api: HiddenApi, options: unknown, change: (result: Options) => void, send: Options = {}): void {
  const given = object(options)
  const told = new Set<unknown>()
  const wrap = (callback: unknown) =>
    typeof callback === 'function'
      ? (result: Options) => {
          if (!told.has(result) && /:ok/.test(String(result['errMsg']))) change(result)
          told.add(result)
          return (callback as (result: Options) => unknown)(result)
        }
      : undefined
  api({ ...given, ...send, success: wrap(given['success']), complete: wrap(given['complete']) })
}

/** Puts what was read into the ArrayBuffer that the program gave. */
function fill(result: Options, target: unknown, offset: number): void {
  bytesOf(target).set(bytesOf(result['data']), offset)
  delete result['data']
  result['arrayBuffer'] = target
}

/** Checks where in its ArrayBuffer the program wants to read or write; what is left out reaches to the end. */
function range(target: unknown, options: Options): { offset: number; length: number; fault?: string; errno?: number } {
  const size = bytesOf(target).length
  const offset = Number(options['offset'] ?? 0)
  const length = Number(options['length'] ?? size - offset)
  if (!(target instanceof ArrayBuffer || ArrayBuffer.isView(target))) return { offset, length, fault: 'array buffer does not exist', errno: 1302005 }
  if (!(offset >= 0 && offset <= size)) return { offset, length, fault: 'value of offset is out of range', errno: 1301007 }
  if (!(length >= 0 && offset + length <= size)) return { offset, length, fault: 'value of length is out of range', errno: 1301006 }
  return { offset, length }
}

function refuse(name: string, { fault, errno }: { fault?: string; errno?: number }, options: Options): void {
  const fn = (value: unknown) => (typeof value === 'function' ? (value as (result: Options) => unknown) : undefined)
  const call = { api: name, success: undefined, fail: fn(options['fail']), complete: fn(options['complete']), progress: undefined }
  void Promise.resolve().then(() => deliver(call, false, { errMsg: `${name}:fail ${fault}`, errno, errCode: errno }))
}

function refused(name: string, { fault, errno }: { fault?: string; errno?: number }): Error {
  return Object.assign(new Error(`${name}:fail ${fault}`), { errMsg: `${name}:fail ${fault}`, errno, errCode: errno })
}

/** What is written of an ArrayBuffer; a text is written whole. */
function cut(options: Options): { send: Options; wrong: { fault?: string; errno?: number } } {
  const data = options['data']
  if (typeof data !== 'object' || data === null) return { send: {}, wrong: {} }
  const at = range(data, options)
  return { send: { data: bytesOf(data).slice(at.offset, at.offset + at.length), offset: undefined, length: undefined }, wrong: at }
}

/** `wx.getFileSystemManager()`: the files of one user in one program. The SDK does the work and checks every path. */
export const fileSystem: ObjectMaker = (wx, hidden) => {
  if (!hidden['readFile']) return
  const manager: Record<string, unknown> = {}
  for (const name of METHODS) {
    for (const form of [name, `${name}Sync`]) if (hidden[form]) manager[form] = hidden[form]
  }

  for (const name of ['stat', 'fstat']) {
    const [later, atOnce] = [hidden[name]!, hidden[`${name}Sync`]!]
    manager[name] = (options?: unknown) => changed(later, options, (result) => (result['stats'] = withStats(result['stats'])))
    manager[`${name}Sync`] = (...args: unknown[]) => withStats(atOnce(...args))
  }

  const { read, readSync, write, writeSync } = hidden as Record<string, HiddenApi>
  manager['read'] = (options?: unknown) => {
    const given = object(options)
    const at = range(given['arrayBuffer'], given)
    if (at.fault) return refuse('read', at, given)
    changed(read!, given, (result) => fill(result, given['arrayBuffer'], at.offset), { arrayBuffer: undefined, offset: undefined, length: at.length })
  }
  manager['readSync'] = (options?: unknown) => {
    const given = object(options)
    const at = range(given['arrayBuffer'], given)
    if (at.fault) throw refused('readSync', at)
    const result = object(readSync!({ fd: given['fd'], position: given['position'], length: at.length }))
    fill(result, given['arrayBuffer'], at.offset)
    return result
  }
  manager['write'] = (options?: unknown) => {
    const given = object(options)
    const { send, wrong } = cut(given)
    if (wrong.fault) return refuse('write', wrong, given)
    return void write!({ ...given, ...send })
  }
  manager['writeSync'] = (options?: unknown) => {
    const given = object(options)
    const { send, wrong } = cut(given)
    if (wrong.fault) throw refused('writeSync', wrong)
    return writeSync!({ ...given, ...send })
  }

  wx['getFileSystemManager'] = () => factory('FileSystemManager', manager)
  for (const name of OF_WX) if (hidden[name]) wx[name] = hidden[name]
}
