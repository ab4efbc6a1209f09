import { factory } from './unsupported'

/** The SDK's `operateCamera`: callbacks or a promise. */
export type OperateCamera = (options: Record<string, unknown>) => unknown

interface PhotoOptions {
  quality?: unknown
  success?: unknown
  fail?: unknown
  complete?: unknown
}

/** What `wx.createCameraContext()` gives: it takes pictures with the camera of the page. The SDK knows that camera, and whether it may be used. */
export function cameraContext(operate: OperateCamera): unknown {
  return factory('CameraContext', {
    takePhoto: (options?: PhotoOptions) => operate({ ...(typeof options === 'object' && options !== null ? options : {}), type: 'takePhoto' }),
  })
}
