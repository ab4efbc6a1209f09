import { camera } from './camera'
import { canvas } from './canvas'
import { innerAudio } from './inner-audio'
import { media } from './media'
import { fileSystem } from './file-system'
import { socket } from './socket'
import { idle } from './idle'
import { logs } from './logs'
import { performanceObject } from './performance'
import { selection } from './selection'
import { updateManager } from './update-manager'
import { userCrypto } from './crypto'
import { worker } from './worker'

/** An API of the SDK that `wx` does not show: it is called with one object, and answers by callbacks or a promise, or at once when it is synchronous. */
export type HiddenApi = (...args: unknown[]) => unknown

/** Adds the functions of `wx` that give the program one kind of object, such as a camera context. What the objects ask of the SDK are hidden APIs, by name. */
export type ObjectMaker = (wx: Record<string, unknown>, hidden: Readonly<Record<string, HiddenApi | undefined>>) => void

/** One file for each kind of object. */
export const objects: readonly ObjectMaker[] = [
  camera, canvas, fileSystem, idle, innerAudio, logs, media, performanceObject, selection, socket, updateManager, userCrypto, worker,
]
