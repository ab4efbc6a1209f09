import { factory } from '../unsupported'
import type { ObjectMaker } from '.'

/** `wx.getUserCryptoManager()`: random bytes. There are no keys of the user, which are WeChat's server's. */
export const userCrypto: ObjectMaker = (wx) => {
  if (typeof wx['getRandomValues'] !== 'function') return
  const { getRandomValues } = wx
  wx['getUserCryptoManager'] = () => factory('UserCryptoManager', { getRandomValues })
}
