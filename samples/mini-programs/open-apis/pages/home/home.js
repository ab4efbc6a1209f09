const chapters = [
  { id: 'login', title: 'Login', text: 'A code for the server, and whether the session lives' },
  { id: 'user', title: 'The user', text: 'Phone number, e-mail, avatar, nickname, profile' },
  { id: 'settings', title: 'Settings', text: 'Ask in advance, see what was granted, change it' },
  { id: 'device', title: 'The device', text: 'Place, album, microphone, camera' },
  { id: 'identity', title: 'Fingerprint and face', text: 'A signed proof that it is the user' },
  { id: 'payment', title: 'Payment', text: 'An order, and a virtual item' },
  { id: 'messages', title: 'Messages', text: 'Subscription messages, share, service, feedback' },
]

Page({
  data: { chapters },

  open({ currentTarget }) {
    wx.navigateTo({ url: `/pages/${currentTarget.dataset.id}/${currentTarget.dataset.id}` })
  },
})
