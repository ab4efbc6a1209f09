// Where typings/pergola.d.ts differs from WeChat's typings, and why. A row without a peer holds for both packages.

const words = 'The declaration says text, and its description which words; WeChat lists the words in the type.'
const newer = 'WeChat has fields of the device that no host has told yet; a program finds them undefined, as on an older WeChat.'

const answersPromise = 'A mini game has the button alone and a call without a promise; the documents have the function with one.'
const signData = 'WeChat lists signData as an object; what is signed is its text, which the runtime and the documents take.'

/** @type {{ api: string, part: 'call' | 'option' | 'result' | 'promise', why: string, peer?: string }[]} */
export const deviations = [
  { api: 'authorize', part: 'option', why: 'WeChat takes any text; the scopes that can be asked for are listed here, so that a misspelt one is found.' },
  { api: 'checkIsSupportSoterAuthentication', part: 'result', why: words },
  { api: 'getAccountInfoSync', part: 'call', why: 'WeChat lists plugin as always there, and answers it inside a plugin only; here no plugin runs.' },
  { api: 'getAppAuthorizeSetting', part: 'call', why: newer },
  { api: 'getAppBaseInfo', part: 'call', why: newer },
  { api: 'getDeviceInfo', part: 'call', why: newer },
  { api: 'getEnterOptionsSync', part: 'call', why: 'Files that were forwarded from a chat, and data of an app around the superapp, do not exist here.' },
  { api: 'getLaunchOptionsSync', part: 'call', why: 'Files that were forwarded from a chat, and data of an app around the superapp, do not exist here.' },
  { api: 'getLocation', part: 'option', why: 'WeChat takes any text; the two kinds of coordinates are listed here, so that a misspelt one is found.' },
  { api: 'getNetworkType', part: 'result', why: words },
  { api: 'getSetting', part: 'result', why: 'WeChat lists subscriptionsSetting as always there, and answers it only withSubscriptions.' },
  { api: 'getSystemInfo', part: 'result', why: words },
  { api: 'getSystemInfoAsync', part: 'result', why: words },
  { api: 'getSystemInfoAsync', part: 'promise', why: 'WeChat lists no promise; a call without callbacks would have no answer at all.' },
  { api: 'getSystemInfoSync', part: 'call', why: newer },
  { api: 'getSystemSetting', part: 'call', why: words },
  { api: 'getPhoneNumber', part: 'call', why: answersPromise, peer: 'WechatMinigame' },
  { api: 'getPhoneNumber', part: 'promise', why: answersPromise, peer: 'WechatMinigame' },
  { api: 'getPhoneNumber', part: 'result', why: 'At v1 the host answers what it wants (document: Android open APIs), so the code can be absent.' },
  { api: 'getUserInfo', part: 'result', why: 'WeChat lists the sealed fields as always there, and answers them only withCredentials; at v1 there is no platform to seal them.' },
  { api: 'getUserProfile', part: 'result', why: 'WeChat lists the sealed fields as always there; at v1 there is no platform to seal them.' },
  { api: 'login', part: 'result', why: 'At v1 the host answers what it wants (document: Android open APIs), so the code can be absent.' },
  { api: 'openSetting', part: 'result', why: 'WeChat lists subscriptionsSetting as always there, and answers it only withSubscriptions.' },
  { api: 'request', part: 'call', why: 'WeChat lets the caller name the type of the body; here it is any.' },
  { api: 'requestMidasPaymentGameItem', part: 'call', why: signData },
  { api: 'requestMidasPaymentGameItem', part: 'option', why: signData },
  { api: 'requestPayment', part: 'option', why: 'WeChat signs by MD5 when signType is left out; the documents know RSA alone and require it.' },
  { api: 'requestSubscribeMessage', part: 'result', why: 'The other fields are named after the templates; WeChat says that all are text, errno too.' },
  { api: 'showModal', part: 'result', why: 'WeChat lists content as always there, and answers it only when the user typed something.' },
]

/** @type {{ apis: string[], fields: string[], why: string, peer?: string }[]} */
export const missingFields = [
  { apis: ['getNetworkType'], fields: ['weakNet'], why: 'How good the network is cannot be told from a server.' },
  { apis: ['getSetting'], fields: ['miniprogramAuthSetting'], why: 'It belongs to mini programs inside mini programs, which the documents do not have.' },
  {
    apis: ['getSystemInfo', 'getSystemInfoAsync'],
    fields: [
      'albumAuthorized', 'bluetoothEnabled', 'cameraAuthorized', 'locationAuthorized', 'locationEnabled', 'locationReducedAccuracy', 'microphoneAuthorized',
      'notificationAlertAuthorized', 'notificationAuthorized', 'notificationBadgeAuthorized', 'notificationSoundAuthorized', 'phoneCalendarAuthorized',
    ],
    why: 'getSystemSetting and getAppAuthorizeSetting tell these; WeChat keeps them here for old programs only.',
  },
  { apis: ['getUserInfo'], fields: ['cloudID'], why: 'It belongs to cloud development, which the documents do not have.' },
  { apis: ['getUserProfile'], fields: ['cloudID'], why: 'It belongs to cloud development, which the documents do not have.' },
  { apis: ['navigateTo'], fields: ['eventChannel'], why: 'The logic adds it to the answer: it is an object of JavaScript, which no JSON contract holds.', peer: 'WechatMiniprogram' },
  { apis: ['request'], fields: ['exception', 'profile', 'useHttpDNS'], why: 'They tell of WeChat\'s own network stack; the documents do not have them.' },
]
