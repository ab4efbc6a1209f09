namespace Pergola.JavaScriptCore;

/// <summary>The JavaScript that every context starts with: timers, the console, queueMicrotask. It takes the host functions as arguments.</summary>
internal static class Prelude
{
    public const string SourceName = "pergola:prelude";

    /// <summary>Evaluates to a function that returns the function which fires a timer.</summary>
    public const string Source = """
        (function (startTimer, stopTimer, print, rejected) {
          'use strict';
          const define = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
          const timers = new Map();
          const start = (callback, delay, args, repeats) => {
            if (typeof callback !== 'function') throw new TypeError('The first argument of setTimeout and setInterval must be a function.');
            const id = startTimer(Number(delay), repeats);
            timers.set(id, { callback, args, repeats });
            return id;
          };
          const stop = (id) => { if (timers.delete(id)) stopTimer(id); };
          define('setTimeout', function setTimeout(callback, delay, ...args) { return start(callback, delay, args, false); });
          define('setInterval', function setInterval(callback, delay, ...args) { return start(callback, delay, args, true); });
          define('clearTimeout', function clearTimeout(id) { stop(id); });
          define('clearInterval', function clearInterval(id) { stop(id); });
          const settled = Promise.resolve(), then = Promise.prototype.then, apply = Reflect.apply;
          define('queueMicrotask', function queueMicrotask(callback) {
            if (typeof callback !== 'function') throw new TypeError('queueMicrotask needs a function.');
            apply(then, settled, [() => callback()]);
          });
          // Atomics.wait would block the loop where no time limit reaches it.
          delete Atomics.wait;

          const show = (value, depth, seen) => {
            if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value);
            if (typeof value === 'bigint') return value + 'n';
            if (typeof value === 'function') return '[Function: ' + (value.name || 'anonymous') + ']';
            if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
            if (seen.includes(value)) return '[Circular]';
            if (value instanceof Error) return value.stack ? String(value) + '\n' + value.stack : String(value);
            if (value instanceof Date || value instanceof RegExp) return String(value);
            if (depth > 3) return Array.isArray(value) ? '[Array]' : '[Object]';
            const inner = [...seen, value], next = (item) => show(item, depth + 1, inner);
            const list = (items, open, close) => items.length === 0 ? open + close
              : open + ' ' + items.slice(0, 100).join(', ') + (items.length > 100 ? ', ... ' + (items.length - 100) + ' more' : '') + ' ' + close;
            if (Array.isArray(value)) return list(value.slice(0, 101).map(next).concat(Array(Math.max(0, value.length - 101)).fill('')), '[', ']');
            if (value instanceof Map) return 'Map(' + value.size + ') ' + list([...value].map(([k, v]) => next(k) + ' => ' + next(v)), '{', '}');
            if (value instanceof Set) return 'Set(' + value.size + ') ' + list([...value].map(next), '{', '}');
            if (value instanceof Promise) return 'Promise {}';
            const type = value.constructor && value.constructor.name;
            const body = list(Object.keys(value).map((key) => (/^[\w$]+$/.test(key) ? key : JSON.stringify(key)) + ': ' + next(value[key])), '{', '}');
            return type && type !== 'Object' ? type + ' ' + body : body;
          };
          const shown = (value) => { try { return show(value, 0, []); } catch { return '[value that cannot be shown]'; } };
          const line = (level) => ({ [level](...args) { print(level, args.map(shown).join(' ')); } })[level];
          const console = {};
          for (const level of ['log', 'info', 'warn', 'error', 'debug']) console[level] = line(level);
          console.trace = console.debug; console.dir = console.log; console.table = console.log;
          console.group = console.log; console.groupCollapsed = console.log; console.groupEnd = () => {};
          console.time = console.timeEnd = console.timeLog = console.count = () => {};
          console.assert = (condition, ...args) => { if (!condition) console.error('Assertion failed:', ...args); };
          define('console', console);

          return [(id) => {
            const timer = timers.get(id);
            if (!timer) return;
            if (!timer.repeats) timers.delete(id);
            timer.callback.apply(undefined, timer.args);
          }, (promise, reason) => {
            let message = shown(reason), stack, url, line, column;
            try { if (reason instanceof Error) { message = String(reason); stack = reason.stack; url = reason.sourceURL; line = reason.line; column = reason.column; } } catch { }
            const text = (value) => typeof value === 'string' ? value : undefined;
            rejected(message, text(stack), text(url), Number(line) || 0, Number(column) || 0);
          }];
        })
        """;
}
