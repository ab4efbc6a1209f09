// Where typings/pergola.d.ts differs from WeChat's typings, and why. A row without a peer holds for both packages.

const words = 'The declaration says text, and its description which words; WeChat lists the words in the type.'
const newer = 'WeChat has fields of the device that no host has told yet; a program finds them undefined, as on an older WeChat.'

const promise = 'WeChat lists no promise; a call without callbacks would have no answer at all.'
const profile = 'It tells of WeChat\'s own network stack; the documents do not have it.'

const answersPromise = 'A mini game has the button alone and a call without a promise; the documents have the function with one.'
const userAgent = 'WeChat gives the promise of a bare text; here every answer is an object, and this one holds the text as userAgent.'
const subpackages = 'A mini game may leave packageType out; a mini program must give it, and workers is the only one there is.'
const signData = 'WeChat lists signData as an object; what is signed is its text, which the runtime and the documents take.'

/** @type {{ api: string, part: 'call' | 'option' | 'result' | 'promise', why: string, peer?: string }[]} */
export const deviations = [
  { api: 'authorize', part: 'option', why: 'WeChat takes any text; the scopes that can be asked for are listed here, so that a misspelt one is found.' },
  { api: 'checkIsSupportSoterAuthentication', part: 'result', why: words },
  { api: 'chooseMedia', part: 'result', why: words },
  { api: 'chooseMessageFile', part: 'result', why: words },
  { api: 'disableAlertBeforeUnload', part: 'promise', why: promise },
  { api: 'downloadFile', part: 'call', why: profile },
  { api: 'downloadFile', part: 'result', why: 'WeChat lists both paths as always there; one of them is answered, filePath only where a path was given.' },
  { api: 'enableAlertBeforeUnload', part: 'promise', why: promise },
  { api: 'getAccountInfoSync', part: 'call', why: 'WeChat lists plugin as always there, and answers it inside a plugin only; here no plugin runs.' },
  { api: 'getAppAuthorizeSetting', part: 'call', why: newer },
  { api: 'getAppBaseInfo', part: 'call', why: newer },
  { api: 'getDeviceBenchmarkInfo', part: 'promise', why: promise },
  { api: 'getDeviceInfo', part: 'call', why: newer },
  { api: 'getEnterOptionsSync', part: 'call', why: 'Files that were forwarded from a chat, and data of an app around the superapp, do not exist here.' },
  { api: 'getImageInfo', part: 'result', why: words, peer: 'WechatMiniprogram' },
  { api: 'getLaunchOptionsSync', part: 'call', why: 'Files that were forwarded from a chat, and data of an app around the superapp, do not exist here.' },
  { api: 'getLocation', part: 'option', why: 'WeChat takes any text; the two kinds of coordinates are listed here, so that a misspelt one is found.' },
  { api: 'getNetworkType', part: 'result', why: words },
  { api: 'getPrivacySetting', part: 'promise', why: promise },
  { api: 'getRendererUserAgent', part: 'call', why: userAgent, peer: 'WechatMiniprogram' },
  { api: 'getRendererUserAgent', part: 'result', why: userAgent, peer: 'WechatMiniprogram' },
  { api: 'getScreenRecordingState', part: 'result', why: words },
  { api: 'getScreenRecordingState', part: 'promise', why: promise },
  { api: 'getSetting', part: 'result', why: 'WeChat lists subscriptionsSetting as always there, and answers it only withSubscriptions.' },
  { api: 'getSkylineInfo', part: 'result', why: words },
  { api: 'getSkylineInfo', part: 'promise', why: promise },
  { api: 'getSkylineInfoSync', part: 'call', why: words },
  { api: 'getSystemInfo', part: 'result', why: words },
  { api: 'getSystemInfoAsync', part: 'result', why: words },
  { api: 'getSystemInfoAsync', part: 'promise', why: promise },
  { api: 'getSystemInfoSync', part: 'call', why: newer },
  { api: 'getSystemSetting', part: 'call', why: words },
  { api: 'getPhoneNumber', part: 'call', why: answersPromise, peer: 'WechatMinigame' },
  { api: 'getPhoneNumber', part: 'promise', why: answersPromise, peer: 'WechatMinigame' },
  { api: 'getPhoneNumber', part: 'result', why: 'At v1 the host answers what it wants (document: Android open APIs), so the code can be absent.' },
  { api: 'getUserInfo', part: 'result', why: 'WeChat lists the sealed fields as always there, and answers them only withCredentials; at v1 there is no platform to seal them.' },
  { api: 'getUserProfile', part: 'result', why: 'WeChat lists the sealed fields as always there; at v1 there is no platform to seal them.' },
  { api: 'login', part: 'result', why: 'At v1 the host answers what it wants (document: Android open APIs), so the code can be absent.' },
  { api: 'navigateToMiniProgram', part: 'option', why: 'WeChat lets appId be left out for a shortLink; here a program is found by its appid alone.' },
  { api: 'openSetting', part: 'result', why: 'WeChat lists subscriptionsSetting as always there, and answers it only withSubscriptions.' },
  { api: 'preDownloadSubpackage', part: 'call', why: subpackages, peer: 'WechatMinigame' },
  { api: 'preDownloadSubpackage', part: 'option', why: subpackages, peer: 'WechatMinigame' },
  { api: 'preloadAssets', part: 'promise', why: promise },
  { api: 'preloadWebview', part: 'promise', why: promise },
  { api: 'request', part: 'call', why: 'WeChat lets the caller name the type of the body; here it is any.' },
  { api: 'requestMidasPaymentGameItem', part: 'call', why: signData },
  { api: 'requestMidasPaymentGameItem', part: 'option', why: signData },
  { api: 'requestPayment', part: 'option', why: 'WeChat signs by MD5 when signType is left out; the documents know RSA alone and require it.' },
  { api: 'requestSubscribeMessage', part: 'result', why: 'The other fields are named after the templates; WeChat says that all are text, errno too.' },
  { api: 'requirePrivacyAuthorize', part: 'promise', why: promise },
  { api: 'restartMiniProgram', part: 'option', why: 'A mini game may leave the path out; a mini program must say with which page it starts.', peer: 'WechatMinigame' },
  { api: 'restartMiniProgram', part: 'promise', why: promise },
  { api: 'saveFileToDisk', part: 'promise', why: promise },
  { api: 'scanCode', part: 'result', why: words },
  { api: 'sendSms', part: 'promise', why: promise },
  { api: 'setVisualEffectOnCapture', part: 'promise', why: promise },
  { api: 'showModal', part: 'result', why: 'WeChat lists content as always there, and answers it only when the user typed something.' },
  { api: 'uploadFile', part: 'call', why: profile },
  { api: 'vibrateShort', part: 'option', why: 'WeChat takes any text; the three strengths are listed here, so that a misspelt one is found.' },
]

/** @type {{ apis: string[], fields: string[], why: string, peer?: string }[]} */
export const missingFields = [
  { apis: ['downloadFile', 'uploadFile'], fields: ['profile'], why: profile },
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
