import { camera } from './camera'
import { canvas } from './canvas'
import { innerAudio } from './inner-audio'
import { media } from './media'
import { fileSystem } from './file-system'
import { socket } from './socket'

/** An API of the SDK that `wx` does not show: it is called with one object, and answers by callbacks or a promise, or at once when it is synchronous. */
export type HiddenApi = (...args: unknown[]) => unknown

/** Adds the functions of `wx` that give the program one kind of object, such as a camera context. What the objects ask of the SDK are hidden APIs, by name. */
export type ObjectMaker = (wx: Record<string, unknown>, hidden: Readonly<Record<string, HiddenApi | undefined>>) => void

/** One file for each kind of object. */
export const objects: readonly ObjectMaker[] = [camera, canvas, fileSystem, innerAudio, media, socket]
