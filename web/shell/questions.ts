import type { Data } from './messages'
import type { Texts } from './texts'
import type { Dialog } from './dialog'
import type { Ask } from './question'
import { actionSheet } from './actionsheet'
import { biometric } from './biometric'
import { cashier } from './cashier'
import { consent } from './consent'
import { contact } from './contact'
import { feedback } from './feedback'
import { files } from './files'
import { image } from './image'
import { location } from './location'
import { modal } from './modal'
import { preview } from './preview'
import { settings } from './settings'
import { share } from './share'
import { subscribe } from './subscribe'

// A map, not an object: a kind named like something that every object has must stay unknown.
const kinds = new Map<string, Ask>(
  Object.entries({ modal, actionSheet, consent, settings, subscribe, cashier, biometric, location, image, share, contact, feedback, files, preview }),
)

interface Pending {
  ask: number
  kind: string
  data: Data
  dialog?: Dialog
}

/** The questions to the user: one at a time, in the order in which they came, so that none can hide another. */
export class Questions {
  private queue: Pending[] = []

  constructor(
    private readonly layer: HTMLElement,
    private readonly url: string,
    private readonly texts: Texts,
    private readonly answered: (ask: number, data: Data) => void,
  ) {}

  ask(ask: number, kind: string, data: Data): void {
    this.queue.push({ ask, kind, data })
    this.next()
  }

  withdraw(ask: number): void {
    const pending = this.queue.find((one) => one.ask === ask)
    this.queue = this.queue.filter((one) => one !== pending)
    pending?.dialog?.close()
    this.next()
  }

  reset(): void {
    const open = this.queue
    this.queue = []
    for (const pending of open) pending.dialog?.close()
  }

  private next(): void {
    const pending = this.queue[0]
    if (!pending || pending.dialog) return
    const draw = kinds.get(pending.kind)
    if (!draw) return this.answer(pending, {})
    const { dialog, first } = draw({ url: this.url, texts: this.texts, data: pending.data, answer: (data) => this.answer(pending, data) })
    pending.dialog = dialog
    dialog.open(this.layer, first)
  }

  private answer(pending: Pending, data: Data): void {
    if (!this.queue.includes(pending)) return
    this.queue = this.queue.filter((one) => one !== pending)
    pending.dialog?.close()
    this.answered(pending.ask, data)
    this.next()
  }
}
