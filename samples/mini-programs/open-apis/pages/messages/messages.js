import { ask, show } from '../../services/answers'

Page({
  data: { answer: {} },

  subscribe() {
    ask(this, 'requestSubscribeMessage', { tmplIds: ['mti_order_ready', 'mti_order_late'] })
  },

  kept() {
    ask(this, 'getSetting', { withSubscriptions: true })
  },

  contacted({ detail }) {
    show(this, 'contact', detail)
  },

  onShareAppMessage() {
    return { title: 'Tea for two', path: '/pages/payment/payment' }
  },
})
