import { ask } from '../../services/answers'

Page({
  data: { answer: {} },

  support() {
    ask(this, 'checkIsSupportSoterAuthentication')
  },

  enrolled() {
    ask(this, 'checkIsSoterEnrolledInDevice', { checkAuthMode: 'fingerPrint' })
  },

  // A real program takes the challenge from its server, and has the server verify resultJSON with its signature.
  start() {
    ask(this, 'startSoterAuthentication', {
      requestAuthModes: ['fingerPrint'],
      challenge: `order-${Date.now()}`,
      authContent: 'Confirm the order with your finger',
    })
  },
})
