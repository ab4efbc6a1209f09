Page({
  data: { answer: '' },

  login() {
    wx.login({
      success: ({ code }) => this.setData({ answer: `A code of ${code.length} characters.` }),
      fail: ({ errMsg }) => this.setData({ answer: errMsg }),
    })
  },
})
