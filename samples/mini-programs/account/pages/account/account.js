import { text } from '../../services/text'

const asked = ['login', 'getUserProfile', 'getPhoneNumber', 'requestPayment', 'getSetting']

Page({
  data: { text, account: {}, permissions: [], abilities: [] },

  onLoad() {
    wx.setNavigationBarTitle({ title: text.accountTitle })
    this.setData({
      account: wx.getAccountInfoSync().miniProgram,
      abilities: asked.map((name) => ({ name, has: wx.canIUse(name) })),
    })
  },

  // A permission may have changed while another page was shown.
  onShow() {
    wx.getSetting({
      success: ({ authSetting }) =>
        this.setData({ permissions: Object.keys(authSetting).map((scope) => ({ scope, allowed: authSetting[scope] })) }),
    })
  },
})
