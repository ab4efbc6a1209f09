import { guard } from '../errors'

/** What `wx.getUpdateManager` gives: a program that runs is the newest one that the host has, so that no update ever comes. */
export const updateManager = {
  onCheckForUpdate(listener: unknown): void {
    if (typeof listener === 'function') void Promise.resolve().then(() => guard('onCheckForUpdate', () => (listener as (result: unknown) => void)({ hasUpdate: false })))
  },
  onUpdateReady: (): void => undefined,
  onUpdateFailed: (): void => undefined,
  applyUpdate: (): void => undefined,
}
