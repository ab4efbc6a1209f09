const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((label) => ({ label, value: label.toLowerCase() }))

Page({
  data: { tab: 'table', guests: 2, days, day: ['tuesday'], dayLabel: 'Tuesday', pickerVisible: false, dialogVisible: false, sending: false, question: '', state: '' },

  switchTab(event) {
    this.setData({ tab: event.detail.value })
  },

  addGuest() {
    this.setData({ guests: this.data.guests + 1 })
  },

  openPicker() {
    this.setData({ pickerVisible: true })
  },

  closePicker() {
    this.setData({ pickerVisible: false })
  },

  chooseDay(event) {
    const { value, label } = event.detail
    this.setData({ pickerVisible: false, day: value, dayLabel: label[0] })
  },

  askToReserve() {
    this.setData({ dialogVisible: true, question: `${this.data.guests} guests on ${this.data.dayLabel}` })
  },

  closeDialog() {
    this.setData({ dialogVisible: false })
  },

  reserve() {
    this.setData({ dialogVisible: false, state: `Reserved: ${this.data.question}` })
  },

  cancel() {
    this.setData({ state: '' })
  },
})
