import { show } from '../../services/answers'

Page({
  data: { answer: {}, front: false },

  turn() {
    this.setData({ front: !this.data.front })
  },

  refused({ detail }) {
    show(this, 'camera', { errMsg: `camera:fail ${detail.errMsg || ''}` })
  },

  take() {
    wx.createCameraContext().takePhoto({
      quality: 'high',
      success: ({ tempImagePath }) => {
        getApp().picture = tempImagePath
        if (getCurrentPages().length > 1) wx.navigateBack()
        else show(this, 'CameraContext.takePhoto', { tempImagePath })
      },
      fail: (result) => show(this, 'CameraContext.takePhoto', result),
    })
  },
})
