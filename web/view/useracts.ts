// A focus has no cause in it: it comes also when a window gets it back. What the user did just before says whether it is the user's.

const lasting = 1000
let last = -Infinity

/** Whether the user has touched or pressed something in the last second. */
export function userActs(): boolean {
  return performance.now() - last < lasting
}

/** Starts to watch what the user does. */
export function watchUser(target: EventTarget): void {
  for (const type of ['pointerdown', 'pointerup', 'keydown']) {
    target.addEventListener(type, (event) => {
      if (event.isTrusted) last = performance.now()
    }, { capture: true, passive: true })
  }
}
