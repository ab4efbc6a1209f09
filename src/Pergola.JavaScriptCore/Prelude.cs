namespace Pergola.JavaScriptCore;

/// <summary>The script that gives a context its timers and its console. It leaves no host function behind.</summary>
internal static class Prelude
{
    public const string Source = """
        (() => {
          const { startTimer, stopTimer, log, reject } = globalThis.__prelude
          delete globalThis.__prelude
          const timers = new Map()
          let last = 0
          const start = (callback, delay, repeats, args) => {
            if (typeof callback !== 'function') throw new TypeError('The callback of a timer must be a function')
            const id = ++last
            startTimer(id, Math.max(Number(delay) || 0, 0), repeats)
            timers.set(id, () => {
              if (!repeats) timers.delete(id)
              callback(...args)
            })
            return id
          }
          const stop = id => { if (timers.delete(id)) stopTimer(id) }
          const define = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false })
          define('setTimeout', (callback, delay, ...args) => start(callback, delay, false, args))
          define('setInterval', (callback, delay, ...args) => start(callback, delay, true, args))
          define('clearTimeout', stop)
          define('clearInterval', stop)
          if (typeof queueMicrotask !== 'function') define('queueMicrotask', callback => { Promise.resolve().then(callback) })

          const quote = text => JSON.stringify(text)
          const inside = (value, depth, seen) => typeof value === 'string' ? quote(value) : show(value, depth, seen)
          const list = (items, open, close) => items.length ? `${open} ${items.join(', ')} ${close}` : open + close
          const show = (value, depth, seen) => {
            if (value === null || typeof value !== 'object') {
              if (typeof value === 'function') return `[Function${value.name ? ': ' + value.name : ''}]`
              return typeof value === 'bigint' ? `${value}n` : String(value)
            }
            if (value instanceof Error) return value.stack ? `${value}\n${value.stack}` : String(value)
            if (seen.includes(value)) return '[Circular]'
            if (value instanceof Date) return isNaN(value) ? 'Invalid Date' : value.toISOString()
            if (value instanceof RegExp) return String(value)
            const nested = [...seen, value]
            if (depth > 3) return Array.isArray(value) ? '[Array]' : '[Object]'
            if (Array.isArray(value)) {
              const shown = value.slice(0, 100).map(item => inside(item, depth + 1, nested))
              if (value.length > 100) shown.push(`... ${value.length - 100} more`)
              return list(shown, '[', ']')
            }
            if (value instanceof Map) return 'Map ' + list([...value].slice(0, 100).map(([k, v]) => `${inside(k, depth + 1, nested)} => ${inside(v, depth + 1, nested)}`), '{', '}')
            if (value instanceof Set) return 'Set ' + list([...value].slice(0, 100).map(item => inside(item, depth + 1, nested)), '{', '}')
            const kind = value.constructor && value.constructor !== Object && value.constructor.name ? value.constructor.name + ' ' : ''
            return kind + list(Object.keys(value).slice(0, 100).map(key => `${/^[\w$]+$/.test(key) ? key : quote(key)}: ${inside(value[key], depth + 1, nested)}`), '{', '}')
          }
          const format = args => args.map(value => {
            try { return show(value, 0, []) } catch { return '[value that cannot be shown]' }
          }).join(' ')
          const console = {}
          for (const level of ['log', 'info', 'warn', 'error', 'debug']) console[level] = (...args) => log(level, format(args))
          console.trace = console.debug
          console.dir = value => log('log', format([value]))
          console.assert = (ok, ...args) => { if (!ok) log('error', format(['Assertion failed:', ...args])) }
          for (const name of ['group', 'groupCollapsed', 'table']) console[name] = console.log
          for (const name of ['groupEnd', 'time', 'timeEnd', 'timeLog', 'count', 'countReset', 'clear']) console[name] = () => {}
          define('console', console)

          Object.defineProperty(globalThis, '__fireTimer', { value: id => { const run = timers.get(id); if (run) run() } })
          return (promise, reason) => {
            const isError = reason instanceof Error
            reject(isError ? String(reason) : format([reason]), isError ? reason.stack : undefined, isError ? reason.sourceURL : undefined, isError ? reason.line : 0, isError ? reason.column : 0)
          }
        })()
        """;
}
