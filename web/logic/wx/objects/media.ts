import type { GeneralComponent } from 'glass-easel'
import { audioContext, nodeById, videoContext } from '../media-contexts'
import type { ObjectMaker } from '.'

type Caller = { _$?: GeneralComponent } | null | undefined

/** `wx.createVideoContext` and `wx.createAudioContext`. */
export const media: ObjectMaker = (wx) => {
  wx['createVideoContext'] = (id: unknown, caller?: Caller) => videoContext(nodeById(String(id), 'video', caller?._$))
  wx['createAudioContext'] = (id: unknown, caller?: Caller) => audioContext(nodeById(String(id), 'audio', caller?._$))
}
