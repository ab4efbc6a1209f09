import { total } from '../../prices'

Page({
  data: { items: [], total: 0, note: '', left: 0, problem: '' },

  onLoad() {
    this.setData({ note: wx.getStorageSync('note') || '' })
    wx.request({
      url: 'https://shop.example/cart',
      success: ({ data }) => this.setData({ items: data.items, total: total(data.items), left: data.heldForSeconds }),
      fail: () => this.setData({ problem: 'The cart cannot be loaded.' }),
    })
    // What is in the cart is held for a while; every second counts.
    this.timer = setInterval(() => this.tick(), 1000)
  },

  onUnload() {
    clearInterval(this.timer)
  },

  tick() {
    if (this.data.left > 0) this.setData({ left: this.data.left - 1 })
  },

  keepNote(event) {
    this.setData({ note: event.detail.value })
    wx.setStorageSync('note', event.detail.value)
  },

  async pay() {
    const sure = await wx.showModal({ title: 'Pay?', content: `${this.data.total} euros` })
    if (!sure.confirm) return
    const { code } = await wx.getPhoneNumber()
    await new Promise((success, fail) => wx.request({ url: 'https://shop.example/orders', method: 'POST', data: { code, note: this.data.note }, success, fail }))
    wx.showToast({ title: 'Thank you' })
    wx.redirectTo({ url: `/pages/done/done?total=${this.data.total}` })
  },
})
