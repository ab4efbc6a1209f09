import { ask, show } from '../../services/answers'
import { post, user } from '../../services/backend'

Page({
  data: { answer: {} },

  subscribe() {
    ask(this, 'requestSubscribeMessage', { tmplIds: ['mti_order_ready', 'mti_order_late'] })
  },

  // The program's own server sends the message, because only it knows when there is something to say.
  async send() {
    try {
      const { token } = await user()
      const data = { character_string1: { value: '1042' }, thing2: { value: 'At the counter' } }
      await post('/sendOrderMessage', { token, template_id: 'mti_order_ready', page: 'pages/payment/payment', data })
      show(this, 'message', { errMsg: 'sendOrderMessage:ok' })
    } catch (error) {
      show(this, 'message', { errMsg: 'sendOrderMessage:fail ' + error.message })
    }
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
