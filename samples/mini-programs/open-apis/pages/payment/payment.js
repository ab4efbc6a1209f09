import { post, user } from '../../services/backend'
import { ask, show } from '../../services/answers'

const tea = { goods_name: 'Tea for two', quantity: 2, unit_price: 625 }

Page({
  data: { answer: {}, tea, total: ((tea.quantity * tea.unit_price) / 100).toFixed(2) },

  // The server places the order and signs it; this program only carries it to the superapp's cashier.
  async pay() {
    try {
      const { token, id } = await user()
      const { timeStamp, nonceStr, package: order, signType, paySign } = await post('/payOrderV3', { token, id, goods_detail: [tea] })
      await ask(this, 'requestPayment', { timeStamp, nonceStr, package: order, signType, paySign })
    } catch (error) {
      show(this, '/payOrderV3', { errMsg: `requestPayment:fail ${error.errMsg || error.message}` })
    }
  },

  // A server makes the two signatures over signData, byte for byte. The sample cashier does not check them.
  item() {
    const signData = JSON.stringify({
      mode: 'goods', offerId: 'offer', buyQuantity: 3, currencyType: 'USD', productId: 'lantern', goodsPrice: 199, outTradeNo: `trial${Date.now()}`, attach: '', env: 1,
    })
    ask(this, 'requestVirtualPayment', { mode: 'short_series_goods', signData, paySig: 'trial', signature: 'trial' })
  },
})
