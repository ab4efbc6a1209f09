// Keeps the panels up to date. The server draws them; this fetches what changed and puts it in place.

/** @param {string} what @param {string} [value] */
async function tell(what, value) {
  const body = new URLSearchParams(value === undefined ? {} : { value })
  await fetch(`/do/${what}`, { method: 'POST', body })
}

/** Replaces the children of a panel; one that is the same stays, so that focus, selection and scrolling do. */
function patch(/** @type {Element} */ panel, /** @type {string} */ html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').body
  const old = new Map([...panel.children].filter((e) => e.id).map((e) => [e.id, e]))
  const next = [...fresh.childNodes].map((node) => {
    if (!(node instanceof Element) || !old.has(node.id)) return node
    const before = old.get(node.id)
    const open = before instanceof HTMLDetailsElement && before.open
    if (open && node instanceof HTMLDetailsElement) node.open = true
    return before.isEqualNode(node) ? before : node
  })
  let at = panel.firstChild
  for (const node of next) {
    if (node === at) at = at.nextSibling
    else panel.insertBefore(node, at)
  }
  while (at) {
    const after = at.nextSibling
    at.remove()
    at = after
  }
}

// What is being fetched, and whether it has changed again meanwhile.
const waiting = new Map()

async function refresh(/** @type {HTMLElement} */ panel) {
  const name = panel.dataset.panel
  if (waiting.has(name)) {
    waiting.set(name, true)
    return
  }
  waiting.set(name, false)
  try {
    const filter = panel.dataset.filter && document.getElementById(panel.dataset.filter).value
    const answer = await fetch(`/panels/${name}${filter ? `?filter=${encodeURIComponent(filter)}` : ''}`)
    if (!answer.ok) return
    const html = await answer.text()
    const atEnd = panel.scrollHeight - panel.scrollTop - panel.clientHeight < 8
    // What is being typed is not taken away.
    const typed = panel.contains(document.activeElement) && document.activeElement.matches('input:not([type=radio])') ? document.activeElement : null
    const focused = panel.contains(document.activeElement) ? document.activeElement.id : ''
    const text = typed?.value
    patch(panel, html)
    if (focused && document.activeElement?.id !== focused) {
      const again = document.getElementById(focused)
      if (again && text !== undefined) again.value = text
      again?.focus()
    }
    if ('follow' in panel.dataset && atEnd) panel.scrollTop = panel.scrollHeight
  } finally {
    const changed = waiting.get(name)
    waiting.delete(name)
    if (changed) refresh(panel)
  }
}

const panels = [...document.querySelectorAll('[data-panel]')]
const refreshNamed = (names) => panels.filter((p) => names.includes(p.dataset.panel)).forEach(refresh)

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-do]')
  if (button) tell(button.dataset.do, button.dataset.value)
})

document.addEventListener('change', (event) => {
  const field = event.target.closest('select[data-do], input[data-do]')
  if (field) tell(field.dataset.do, field.value)
})

document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-do]')
  if (!form) return
  event.preventDefault()
  tell(form.dataset.do, new FormData(form).get('value'))
})

for (const panel of panels) {
  if (panel.dataset.filter) document.getElementById(panel.dataset.filter).addEventListener('input', () => refresh(panel))
}

const lost = document.getElementById('lost')

function listen() {
  const events = new EventSource('/events')
  events.onopen = () => {
    lost.hidden = true
    panels.forEach(refresh)
  }
  events.onmessage = ({ data }) => refreshNamed(data.split(','))
  events.onerror = () => (lost.hidden = false)
}

let listens = false

function begin() {
  if (listens) return
  listens = true
  listen()
}

// The phone comes first: laying out the panels would keep its first page waiting. Where no page comes, they come all the same.
addEventListener('pergola:shown', () => setTimeout(begin, 100))
setTimeout(begin, 2000)
