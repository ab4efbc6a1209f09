import { factory } from '../unsupported'
import type { ObjectMaker } from '.'

interface PhotoOptions {
  quality?: unknown
  success?: unknown
  fail?: unknown
  complete?: unknown
}

/** What `wx.createCameraContext()` gives takes pictures with the camera of the page. The SDK knows that camera, and whether it may be used. */
export const camera: ObjectMaker = (wx, hidden) => {
  const operate = hidden['operateCamera']
  if (!operate) return
  wx['createCameraContext'] = () =>
    factory('CameraContext', {
      takePhoto: (options?: PhotoOptions) => operate({ ...(typeof options === 'object' && options !== null ? options : {}), type: 'takePhoto' }),
    })
}
