import { ask } from '../../services/answers'

Page({
  data: { answer: {}, recording: false, picture: '' },

  onShow() {
    // The camera page leaves its picture here.
    this.setData({ picture: getApp().picture || '' })
  },

  // Leaving the page ends a recording.
  onUnload() {
    if (this.data.recording) wx.stopRecord()
  },

  where() {
    ask(this, 'getLocation', { type: 'wgs84', altitude: true })
  },

  choose() {
    ask(this, 'chooseLocation')
  },

  async record() {
    this.setData({ recording: true })
    await ask(this, 'startRecord')
    this.setData({ recording: false })
  },

  stop() {
    wx.stopRecord()
  },

  camera() {
    wx.navigateTo({ url: '/pages/camera/camera' })
  },

  save() {
    ask(this, 'saveImageToPhotosAlbum', { filePath: this.data.picture })
  },
})
