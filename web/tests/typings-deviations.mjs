// Where typings/pergola.d.ts differs from WeChat's typings, and why. A row without a peer holds for both packages.

const words = 'The declaration says text, and its description which words; WeChat lists the words in the type.'
const newer = 'WeChat has fields of the device that no host has told yet; a program finds them undefined, as on an older WeChat.'

/** @type {{ api: string, part: 'call' | 'option' | 'result' | 'promise', why: string, peer?: string }[]} */
export const deviations = [
  { api: 'getAccountInfoSync', part: 'call', why: 'WeChat lists plugin as always there, and answers it inside a plugin only; here no plugin runs.' },
  { api: 'getAppAuthorizeSetting', part: 'call', why: newer },
  { api: 'getAppBaseInfo', part: 'call', why: newer },
  { api: 'getDeviceInfo', part: 'call', why: newer },
  { api: 'getEnterOptionsSync', part: 'call', why: 'Files that were forwarded from a chat, and data of an app around the superapp, do not exist here.' },
  { api: 'getLaunchOptionsSync', part: 'call', why: 'Files that were forwarded from a chat, and data of an app around the superapp, do not exist here.' },
  { api: 'getNetworkType', part: 'result', why: words },
  { api: 'getSetting', part: 'result', why: 'WeChat lists subscriptionsSetting as always there, and answers it only withSubscriptions.' },
  { api: 'getSystemInfo', part: 'result', why: words },
  { api: 'getSystemInfoAsync', part: 'result', why: words },
  { api: 'getSystemInfoAsync', part: 'promise', why: 'WeChat lists no promise; a call without callbacks would have no answer at all.' },
  { api: 'getSystemInfoSync', part: 'call', why: newer },
  { api: 'getSystemSetting', part: 'call', why: words },
  { api: 'login', part: 'result', why: 'At v1 the host answers what it wants (document: Android open APIs), so the code can be absent.' },
  { api: 'request', part: 'call', why: 'WeChat lets the caller name the type of the body; here it is any.' },
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
  { apis: ['navigateTo'], fields: ['eventChannel'], why: 'The logic adds it to the answer: it is an object of JavaScript, which no JSON contract holds.', peer: 'WechatMiniprogram' },
  { apis: ['request'], fields: ['exception', 'profile', 'useHttpDNS'], why: 'They tell of WeChat\'s own network stack; the documents do not have them.' },
]
