// Written by `pergola typings` from the declarations in src/Pergola; the build keeps it up to date. Do not edit it.

declare namespace Pergola {
  /** What every success carries. A host may add fields of its own. */
  interface Success {
    /** `name:ok`. */
    errMsg: string
    /** 0. */
    errno: number
  }

  /** What every failure carries. A host may add fields of its own. */
  interface Failure {
    /** `name:fail reason`. */
    errMsg: string
    /** The number of the reason. */
    errno: number
  }

  /** How an answer is taken. `success` or `fail` comes first, then `complete`, with the same object. */
  interface Callbacks<R, F = Failure> {
    success?: (result: R) => void
    fail?: (failure: F) => void
    complete?: (result: R | F) => void
  }

  /** A failure of an API that has numbers of its own. */
  interface CodedFailure extends Failure {
    /** The API's own number of the reason. */
    errCode: number
  }

  /** A call without callbacks: it gives a promise, which a failure rejects with a `Failure`. */
  interface NoCallbacks {
    success?: undefined
    fail?: undefined
    complete?: undefined
  }

  /** A connection of `wx.connectSocket`. */
  interface SocketTask {
    readonly CONNECTING: number
    readonly OPEN: number
    readonly CLOSING: number
    readonly CLOSED: number
    /** One of the four. */
    readonly readyState: number
    /** Its number. */
    readonly socketTaskId: number
    send(option: { data: string | ArrayBuffer } & NoCallbacks): Promise<Success>
    send(option: { data: string | ArrayBuffer } & Callbacks<Success>): void
    close(option?: { code?: number; reason?: string } & NoCallbacks): Promise<Success>
    close(option: { code?: number; reason?: string } & Callbacks<Success>): void
    onOpen(listener: (event: any) => void): void
    onMessage(listener: (event: any) => void): void
    onError(listener: (event: any) => void): void
    onClose(listener: (event: any) => void): void
  }

  /** What a mini program calls. */
  interface Wx {
    /**
     * Lets the user add an event to the calendar.
     * @since 1.0.0
     */
    addPhoneCalendar(option: AddPhoneCalendarParams & NoCallbacks): Promise<Success>
    /**
     * Lets the user add an event to the calendar.
     * @since 1.0.0
     */
    addPhoneCalendar(option: AddPhoneCalendarParams & Callbacks<Success>): void
    /**
     * Lets the user add a contact.
     * @since 1.0.0
     */
    addPhoneContact(option: AddPhoneContactParams & NoCallbacks): Promise<Success>
    /**
     * Lets the user add a contact.
     * @since 1.0.0
     */
    addPhoneContact(option: AddPhoneContactParams & Callbacks<Success>): void
    /**
     * Lets the user add an event that repeats to the calendar.
     * @since 1.0.0
     */
    addPhoneRepeatCalendar(option: AddPhoneRepeatCalendarParams & NoCallbacks): Promise<Success>
    /**
     * Lets the user add an event that repeats to the calendar.
     * @since 1.0.0
     */
    addPhoneRepeatCalendar(option: AddPhoneRepeatCalendarParams & Callbacks<Success>): void
    /**
     * Asks the user for a scope in advance, at once and without calling what the scope guards; succeeds without asking when it is granted already. `scope.userLocationBackground` never asks: the user turns it on in the settings. `scope.address`, `scope.invoice` and `scope.invoiceTitle` guard nothing any more and succeed.
     * Document: mini program open APIs, "authorize".
     * @since 1.0.0
     */
    authorize(option: AuthorizeParams & NoCallbacks): Promise<Success>
    /**
     * Asks the user for a scope in advance, at once and without calling what the scope guards; succeeds without asking when it is granted already. `scope.userLocationBackground` never asks: the user turns it on in the settings. `scope.address`, `scope.invoice` and `scope.invoiceTitle` guard nothing any more and succeed.
     * Document: mini program open APIs, "authorize".
     * @since 1.0.0
     */
    authorize(option: AuthorizeParams & Callbacks<Success>): void
    /**
     * Gives several kept values, in the order of their keys; an empty text for a key that has none.
     * @since 1.0.0
     */
    batchGetStorage(option: BatchGetStorageParams & NoCallbacks): Promise<BatchGetStorageResult & Success>
    /**
     * Gives several kept values, in the order of their keys; an empty text for a key that has none.
     * @since 1.0.0
     */
    batchGetStorage(option: BatchGetStorageParams & Callbacks<BatchGetStorageResult & Success>): void
    /**
     * As `wx.batchGetStorage`: `wx.batchGetStorageSync(keyList)`.
     * @since 1.0.0
     */
    batchGetStorageSync(keyList: string[]): any[]
    /**
     * Keeps several values, or none of them when one of them cannot be kept.
     * @since 1.0.0
     */
    batchSetStorage(option: BatchSetStorageParams & NoCallbacks): Promise<Success>
    /**
     * Keeps several values, or none of them when one of them cannot be kept.
     * @since 1.0.0
     */
    batchSetStorage(option: BatchSetStorageParams & Callbacks<Success>): void
    /**
     * As `wx.batchSetStorage`: `wx.batchSetStorageSync(kvList)`.
     * @since 1.0.0
     */
    batchSetStorageSync(kvList: KeyAndValue[]): void
    /**
     * Says whether an API, one of its parameters, or a component works here; it never fails.
     * Document: mini program open APIs, sample of "getUserInfo".
     * @since 1.0.0
     */
    canIUse(schema?: any): boolean
    /**
     * Gives the pixels of a canvas. It fails where nothing draws the mini program.
     * @since 1.0.0
     */
    canvasGetImageData(option: CanvasGetImageDataParams & NoCallbacks): Promise<CanvasGetImageDataResult & Success>
    /**
     * Gives the pixels of a canvas. It fails where nothing draws the mini program.
     * @since 1.0.0
     */
    canvasGetImageData(option: CanvasGetImageDataParams & Callbacks<CanvasGetImageDataResult & Success>): void
    /**
     * Puts pixels onto a canvas. It fails where nothing draws the mini program.
     * @since 1.0.0
     */
    canvasPutImageData(option: CanvasPutImageDataParams & NoCallbacks): Promise<Success>
    /**
     * Puts pixels onto a canvas. It fails where nothing draws the mini program.
     * @since 1.0.0
     */
    canvasPutImageData(option: CanvasPutImageDataParams & Callbacks<Success>): void
    /**
     * Keeps what a canvas shows as a temporary file. It fails where nothing draws the mini program.
     * @since 1.0.0
     */
    canvasToTempFilePath(option?: CanvasToTempFilePathParams & NoCallbacks): Promise<CanvasToTempFilePathResult & Success>
    /**
     * Keeps what a canvas shows as a temporary file. It fails where nothing draws the mini program.
     * @since 1.0.0
     */
    canvasToTempFilePath(option: CanvasToTempFilePathParams & Callbacks<CanvasToTempFilePathResult & Success>): void
    /**
     * Says whether biometric information has been entered into the device.
     * Document: mini program open APIs, "checkIsSoterEnrolledInDevice".
     * @since 1.0.0
     */
    checkIsSoterEnrolledInDevice(option?: CheckIsSoterEnrolledInDeviceParams & NoCallbacks): Promise<CheckIsSoterEnrolledInDeviceResult & Success>
    /**
     * Says whether biometric information has been entered into the device.
     * Document: mini program open APIs, "checkIsSoterEnrolledInDevice".
     * @since 1.0.0
     */
    checkIsSoterEnrolledInDevice(option: CheckIsSoterEnrolledInDeviceParams & Callbacks<CheckIsSoterEnrolledInDeviceResult & Success, CodedFailure>): void
    /**
     * Succeeds when the device supports biometric authentication.
     * Document: mini program open APIs, "checkIsSupportSoterAuthentication".
     * @since 1.0.0
     */
    checkIsSupportSoterAuthentication(option?: NoCallbacks): Promise<CheckIsSupportSoterAuthenticationResult & Success>
    /**
     * Succeeds when the device supports biometric authentication.
     * Document: mini program open APIs, "checkIsSupportSoterAuthentication".
     * @since 1.0.0
     */
    checkIsSupportSoterAuthentication(option: Callbacks<CheckIsSupportSoterAuthenticationResult & Success, CodedFailure>): void
    /**
     * Succeeds while the session of the last login is good. v3 is as v2: no auth code is asked for.
     * Document: mini program open APIs, "checkSession".
     * @since 1.0.0
     */
    checkSession(option?: NoCallbacks): Promise<Success>
    /**
     * Succeeds while the session of the last login is good. v3 is as v2: no auth code is asked for.
     * Document: mini program open APIs, "checkSession".
     * @since 1.0.0
     */
    checkSession(option: Callbacks<Success>): void
    /**
     * Lets the user choose an avatar: that of the superapp, one from the album, or a new photo.
     * Document: Android and iOS open APIs, "wx.chooseAvatar".
     * @since 2.1.0
     */
    chooseAvatar(option?: NoCallbacks): Promise<ChooseAvatarResult & Success>
    /**
     * Lets the user choose an avatar: that of the superapp, one from the album, or a new photo.
     * Document: Android and iOS open APIs, "wx.chooseAvatar".
     * @since 2.1.0
     */
    chooseAvatar(option: Callbacks<ChooseAvatarResult & Success>): void
    /**
     * Lets the user pick or take pictures. Picking is the consent.
     * @since 1.0.0
     */
    chooseImage(option?: ChooseImageParams & NoCallbacks): Promise<ChooseImageResult & Success>
    /**
     * Lets the user pick or take pictures. Picking is the consent.
     * @since 1.0.0
     */
    chooseImage(option: ChooseImageParams & Callbacks<ChooseImageResult & Success>): void
    /**
     * Lets the user choose a place on a map; `fail cancel` when none was chosen.
     * Document: mini program open APIs, AuthSetting, `scope.userLocation`.
     * @since 1.0.0
     */
    chooseLocation(option?: ChooseLocationParams & NoCallbacks): Promise<ChooseLocationResult & Success>
    /**
     * Lets the user choose a place on a map; `fail cancel` when none was chosen.
     * Document: mini program open APIs, AuthSetting, `scope.userLocation`.
     * @since 1.0.0
     */
    chooseLocation(option: ChooseLocationParams & Callbacks<ChooseLocationResult & Success>): void
    /**
     * Lets the user pick or take pictures and videos. Picking is the consent.
     * @since 1.0.0
     */
    chooseMedia(option?: ChooseMediaParams & NoCallbacks): Promise<ChooseMediaResult & Success>
    /**
     * Lets the user pick or take pictures and videos. Picking is the consent.
     * @since 1.0.0
     */
    chooseMedia(option: ChooseMediaParams & Callbacks<ChooseMediaResult & Success>): void
    /**
     * Lets the user pick files of the superapp's chats, or of whatever the superapp offers (`ChooseAsync`). Picking is the consent.
     * @since 1.0.0
     */
    chooseMessageFile(option: ChooseMessageFileParams & NoCallbacks): Promise<ChooseMessageFileResult & Success>
    /**
     * Lets the user pick files of the superapp's chats, or of whatever the superapp offers (`ChooseAsync`). Picking is the consent.
     * @since 1.0.0
     */
    chooseMessageFile(option: ChooseMessageFileParams & Callbacks<ChooseMessageFileResult & Success>): void
    /**
     * Lets the user pick or take a video. Picking is the consent.
     * @since 1.0.0
     */
    chooseVideo(option?: ChooseVideoParams & NoCallbacks): Promise<ChooseVideoResult & Success>
    /**
     * Lets the user pick or take a video. Picking is the consent.
     * @since 1.0.0
     */
    chooseVideo(option: ChooseVideoParams & Callbacks<ChooseVideoResult & Success>): void
    /**
     * Forgets all values of this user in this mini program.
     * @since 1.0.0
     */
    clearStorage(option?: NoCallbacks): Promise<Success>
    /**
     * Forgets all values of this user in this mini program.
     * @since 1.0.0
     */
    clearStorage(option: Callbacks<Success>): void
    /**
     * As `wx.clearStorage`: `wx.clearStorageSync()`.
     * @since 1.0.0
     */
    clearStorageSync(): void
    /**
     * Closes a WebSocket, after what was sent before.
     * @since 1.0.0
     */
    closeSocket(option?: CloseSocketParams & NoCallbacks): Promise<Success>
    /**
     * Closes a WebSocket, after what was sent before.
     * @since 1.0.0
     */
    closeSocket(option: CloseSocketParams & Callbacks<Success>): void
    /**
     * Packs a picture anew with what the superapp brings for it (`IImageCodec`). What needs no packing is copied: any picture at full quality, and one that is no JPEG, as long as its size stays. Everything else fails without such a part: a copy would say that it is smaller, and is not.
     * @since 1.0.0
     */
    compressImage(option: CompressImageParams & NoCallbacks): Promise<CompressImageResult & Success>
    /**
     * Packs a picture anew with what the superapp brings for it (`IImageCodec`). What needs no packing is copied: any picture at full quality, and one that is no JPEG, as long as its size stays. Everything else fails without such a part: a copy would say that it is smaller, and is not.
     * @since 1.0.0
     */
    compressImage(option: CompressImageParams & Callbacks<CompressImageResult & Success>): void
    /**
     * Opens a WebSocket through the host's network gate. An instance has five at most, and none once it has stopped.
     * @since 1.0.0
     */
    connectSocket(option: ConnectSocketParams & Callbacks<ConnectSocketResult & Success>): SocketTask
    /**
     * Asks no longer before the page on top is left.
     * @since 1.0.0
     */
    disableAlertBeforeUnload(option?: NoCallbacks): Promise<Success>
    /**
     * Asks no longer before the page on top is left.
     * @since 1.0.0
     */
    disableAlertBeforeUnload(option: Callbacks<Success>): void
    /**
     * Fetches a file through the host's network gate, straight to the disk.
     * @since 1.0.0
     */
    downloadFile(option: DownloadFileParams & Callbacks<DownloadFileResult & Success>): DownloadTask
    /**
     * Asks the user before the page on top is left by the back button.
     * @since 1.0.0
     */
    enableAlertBeforeUnload(option: EnableAlertBeforeUnloadParams & NoCallbacks): Promise<Success>
    /**
     * Asks the user before the page on top is left by the back button.
     * @since 1.0.0
     */
    enableAlertBeforeUnload(option: EnableAlertBeforeUnloadParams & Callbacks<Success>): void
    /**
     * Ends this mini program. It needs a tap.
     * @since 1.0.0
     */
    exitMiniProgram(option?: NoCallbacks): Promise<Success>
    /**
     * Ends this mini program. It needs a tap.
     * @since 1.0.0
     */
    exitMiniProgram(option: Callbacks<Success>): void
    /**
     * Says which mini program runs, in which version.
     * Document: mini program open APIs, "getAccountInfoSync".
     * @since 1.0.0
     */
    getAccountInfoSync(): GetAccountInfoResult
    /**
     * Tells that nothing is withheld from the program: `wx.getApiCategory()`.
     * @since 1.0.0
     */
    getApiCategory(): string
    /**
     * Tells what the system lets the superapp do.
     * @since 1.0.0
     */
    getAppAuthorizeSetting(): GetAppAuthorizeSettingResult
    /**
     * Tells the SDK's version and the user's language and theme.
     * @since 1.0.0
     */
    getAppBaseInfo(): GetAppBaseInfoResult
    /**
     * Tells how full the battery is.
     * @since 1.0.0
     */
    getBatteryInfo(option?: NoCallbacks): Promise<GetBatteryInfoResult & Success>
    /**
     * Tells how full the battery is.
     * @since 1.0.0
     */
    getBatteryInfo(option: Callbacks<GetBatteryInfoResult & Success>): void
    /**
     * As `wx.getBatteryInfo`: `wx.getBatteryInfoSync()`.
     * @since 1.0.0
     */
    getBatteryInfoSync(): GetBatteryInfoResult
    /**
     * Reads the clipboard, once the user has allowed it: what lies there is seldom meant for this program.
     * @since 1.0.0
     */
    getClipboardData(option?: NoCallbacks): Promise<GetClipboardDataResult & Success>
    /**
     * Reads the clipboard, once the user has allowed it: what lies there is seldom meant for this program.
     * @since 1.0.0
     */
    getClipboardData(option: Callbacks<GetClipboardDataResult & Success>): void
    /**
     * Tells that nobody has measured how fast the device is.
     * @since 1.0.0
     */
    getDeviceBenchmarkInfo(option?: NoCallbacks): Promise<GetDeviceBenchmarkInfoResult & Success>
    /**
     * Tells that nobody has measured how fast the device is.
     * @since 1.0.0
     */
    getDeviceBenchmarkInfo(option: Callbacks<GetDeviceBenchmarkInfoResult & Success>): void
    /**
     * Tells what the device is.
     * @since 1.0.0
     */
    getDeviceInfo(): GetDeviceInfoResult
    /**
     * Gives the mini program a code for the user's e-mail address, after a tap and with the masked address on the sheet. A user without one: the platform's errno, 200000.
     * Document: Android and iOS open APIs, "wx.getEmail".
     * @since 2.1.0
     */
    getEmail(option?: NoCallbacks): Promise<GetEmailResult & Success>
    /**
     * Gives the mini program a code for the user's e-mail address, after a tap and with the masked address on the sheet. A user without one: the platform's errno, 200000.
     * Document: Android and iOS open APIs, "wx.getEmail".
     * @since 2.1.0
     */
    getEmail(option: Callbacks<GetEmailResult & Success>): void
    /**
     * Tells how the mini program came to the foreground last.
     * @since 1.0.0
     */
    getEnterOptionsSync(): LaunchOptionsResult
    /**
     * Gives the arms of the experiments that the superapp runs: none.
     * Pergola has no experiments, so that a program takes its defaults.
     * @since 1.0.0
     */
    getExptInfoSync(keys?: string[] | null): {}
    /**
     * Gives what the program's `ext.json` holds as `ext`.
     * @since 1.0.0
     */
    getExtConfig(option?: NoCallbacks): Promise<GetExtConfigResult & Success>
    /**
     * Gives what the program's `ext.json` holds as `ext`.
     * @since 1.0.0
     */
    getExtConfig(option: Callbacks<GetExtConfigResult & Success>): void
    /**
     * As `wx.getExtConfig`: `wx.getExtConfigSync()`.
     * @since 1.0.0
     */
    getExtConfigSync(): any
    /**
     * Tells size, type and orientation of a picture.
     * @since 1.0.0
     */
    getImageInfo(option: GetImageInfoParams & NoCallbacks): Promise<GetImageInfoResult & Success>
    /**
     * Tells size, type and orientation of a picture.
     * @since 1.0.0
     */
    getImageInfo(option: GetImageInfoParams & Callbacks<GetImageInfoResult & Success>): void
    /**
     * Tells how the mini program was launched.
     * @since 1.0.0
     */
    getLaunchOptionsSync(): LaunchOptionsResult
    /**
     * Where the device is.
     * Document: mini program open APIs, AuthSetting, `scope.userLocation`.
     * @since 1.0.0
     */
    getLocation(option?: GetLocationParams & NoCallbacks): Promise<GetLocationResult & Success>
    /**
     * Where the device is.
     * Document: mini program open APIs, AuthSetting, `scope.userLocation`.
     * @since 1.0.0
     */
    getLocation(option: GetLocationParams & Callbacks<GetLocationResult & Success>): void
    /**
     * Tells where the host's menu button is, in CSS pixels.
     * @since 1.0.0
     */
    getMenuButtonBoundingClientRect(): GetMenuButtonBoundingClientRectResult
    /**
     * Tells how the device is connected.
     * @since 1.0.0
     */
    getNetworkType(option?: NoCallbacks): Promise<GetNetworkTypeResult & Success>
    /**
     * Tells how the device is connected.
     * @since 1.0.0
     */
    getNetworkType(option: Callbacks<GetNetworkTypeResult & Success>): void
    /**
     * Offers the user's nickname, or another one, while an input has the focus.
     * Document: Android and iOS open APIs, "wx.getNickName".
     * @since 2.1.0
     */
    getNickName(option?: NoCallbacks): Promise<GetNickNameResult & Success>
    /**
     * Offers the user's nickname, or another one, while an input has the focus.
     * Document: Android and iOS open APIs, "wx.getNickName".
     * @since 2.1.0
     */
    getNickName(option: Callbacks<GetNickNameResult & Success>): void
    /**
     * Gives the mini program a code for the user's phone number, after a tap and with the masked number on the sheet. A user without a phone number: the platform's errno, 200000.
     * Document: Android and iOS open APIs, "wx.getPhoneNumber".
     * @since 1.0.0
     */
    getPhoneNumber(option?: NoCallbacks): Promise<GetPhoneNumberResult & Success>
    /**
     * Gives the mini program a code for the user's phone number, after a tap and with the masked number on the sheet. A user without a phone number: the platform's errno, 200000.
     * Document: Android and iOS open APIs, "wx.getPhoneNumber".
     * @since 1.0.0
     */
    getPhoneNumber(option: Callbacks<GetPhoneNumberResult & Success>): void
    /**
     * Tells that nothing waits for the user's consent to a privacy contract: consent is asked for each scope.
     * @since 1.0.0
     */
    getPrivacySetting(option?: NoCallbacks): Promise<GetPrivacySettingResult & Success>
    /**
     * Tells that nothing waits for the user's consent to a privacy contract: consent is asked for each scope.
     * @since 1.0.0
     */
    getPrivacySetting(option: Callbacks<GetPrivacySettingResult & Success>): void
    /**
     * Gives random bytes that nobody can guess.
     * @since 1.0.0
     */
    getRandomValues(option: GetRandomValuesParams & NoCallbacks): Promise<GetRandomValuesResult & Success>
    /**
     * Gives random bytes that nobody can guess.
     * @since 1.0.0
     */
    getRandomValues(option: GetRandomValuesParams & Callbacks<GetRandomValuesResult & Success>): void
    /**
     * Tells the user agent of what draws the pages: `wx.getRendererUserAgent()` gives a promise of the text.
     * @since 1.0.0
     */
    getRendererUserAgent(option?: NoCallbacks): Promise<GetRendererUserAgentResult & Success>
    /**
     * Tells the user agent of what draws the pages: `wx.getRendererUserAgent()` gives a promise of the text.
     * @since 1.0.0
     */
    getRendererUserAgent(option: Callbacks<GetRendererUserAgentResult & Success>): void
    /**
     * Tells how bright the screen is.
     * @since 1.0.0
     */
    getScreenBrightness(option?: NoCallbacks): Promise<GetScreenBrightnessResult & Success>
    /**
     * Tells how bright the screen is.
     * @since 1.0.0
     */
    getScreenBrightness(option: Callbacks<GetScreenBrightnessResult & Success>): void
    /**
     * Tells whether somebody records the screen.
     * @since 1.0.0
     */
    getScreenRecordingState(option?: NoCallbacks): Promise<GetScreenRecordingStateResult & Success>
    /**
     * Tells whether somebody records the screen.
     * @since 1.0.0
     */
    getScreenRecordingState(option: Callbacks<GetScreenRecordingStateResult & Success>): void
    /**
     * Says what the user has allowed so far.
     * Document: mini program open APIs, "getSetting".
     * @since 1.0.0
     */
    getSetting(option?: GetSettingParams & NoCallbacks): Promise<GetSettingResult & Success>
    /**
     * Says what the user has allowed so far.
     * Document: mini program open APIs, "getSetting".
     * @since 1.0.0
     */
    getSetting(option: GetSettingParams & Callbacks<GetSettingResult & Success>): void
    /**
     * Tells that there is no Skyline renderer: pages are drawn by the view.
     * @since 1.0.0
     */
    getSkylineInfo(option?: NoCallbacks): Promise<GetSkylineInfoResult & Success>
    /**
     * Tells that there is no Skyline renderer: pages are drawn by the view.
     * @since 1.0.0
     */
    getSkylineInfo(option: Callbacks<GetSkylineInfoResult & Success>): void
    /**
     * As `wx.getSkylineInfo`: `wx.getSkylineInfoSync()`.
     * @since 1.0.0
     */
    getSkylineInfoSync(): GetSkylineInfoResult
    /**
     * Gives a kept value; fails with `data not found` when there is none.
     * @since 1.0.0
     */
    getStorage(option: GetStorageParams & NoCallbacks): Promise<GetStorageResult & Success>
    /**
     * Gives a kept value; fails with `data not found` when there is none.
     * @since 1.0.0
     */
    getStorage(option: GetStorageParams & Callbacks<GetStorageResult & Success>): void
    /**
     * Says what is kept and how much of the room it takes.
     * @since 1.0.0
     */
    getStorageInfo(option?: NoCallbacks): Promise<GetStorageInfoResult & Success>
    /**
     * Says what is kept and how much of the room it takes.
     * @since 1.0.0
     */
    getStorageInfo(option: Callbacks<GetStorageInfoResult & Success>): void
    /**
     * As `wx.getStorageInfo`: `wx.getStorageInfoSync()`.
     * @since 1.0.0
     */
    getStorageInfoSync(): GetStorageInfoResult
    /**
     * As `wx.getStorage`, and an empty text when there is none: `wx.getStorageSync(key)`.
     * @since 1.0.0
     */
    getStorageSync(key: string): any
    /**
     * Tells everything about device, window and SDK.
     * @since 1.0.0
     */
    getSystemInfo(option?: NoCallbacks): Promise<GetSystemInfoResult & Success>
    /**
     * Tells everything about device, window and SDK.
     * @since 1.0.0
     */
    getSystemInfo(option: Callbacks<GetSystemInfoResult & Success>): void
    /**
     * As `wx.getSystemInfo`.
     * @since 1.0.0
     */
    getSystemInfoAsync(option?: NoCallbacks): Promise<GetSystemInfoResult & Success>
    /**
     * As `wx.getSystemInfo`.
     * @since 1.0.0
     */
    getSystemInfoAsync(option: Callbacks<GetSystemInfoResult & Success>): void
    /**
     * As `wx.getSystemInfo`: `wx.getSystemInfoSync()`.
     * @since 1.0.0
     */
    getSystemInfoSync(): GetSystemInfoResult
    /**
     * Tells which of the device's radios are on.
     * @since 1.0.0
     */
    getSystemSetting(): GetSystemSettingResult
    /**
     * Gives the mini program the user's nickname, avatar and the like, once the user allowed it. The host answers at every level. At v2 and v3 the platform proves it, where the call asks; without a live session that fails with 87007.
     * Document: mini program open APIs, "getUserInfo".
     * @since 1.0.0
     */
    getUserInfo(option?: GetUserInfoParams & NoCallbacks): Promise<GetUserInfoResult & Success>
    /**
     * Gives the mini program the user's nickname, avatar and the like, once the user allowed it. The host answers at every level. At v2 and v3 the platform proves it, where the call asks; without a live session that fails with 87007.
     * Document: mini program open APIs, "getUserInfo".
     * @since 1.0.0
     */
    getUserInfo(option: GetUserInfoParams & Callbacks<GetUserInfoResult & Success>): void
    /**
     * Gives the mini program the user's nickname, avatar and the like; the user is asked after a tap, at every call. The host answers at every level.
     * Document: mini program open APIs, "getUserProfile".
     * @since 1.0.0
     */
    getUserProfile(option: GetUserProfileParams & NoCallbacks): Promise<GetUserProfileResult & Success>
    /**
     * Gives the mini program the user's nickname, avatar and the like; the user is asked after a tap, at every call. The host answers at every level.
     * Document: mini program open APIs, "getUserProfile".
     * @since 1.0.0
     */
    getUserProfile(option: GetUserProfileParams & Callbacks<GetUserProfileResult & Success>): void
    /**
     * Tells the window's size.
     * @since 1.0.0
     */
    getWindowInfo(): GetWindowInfoResult
    /**
     * Takes the home button of the navigation bar away.
     * @since 1.0.0
     */
    hideHomeButton(option?: NoCallbacks): Promise<Success>
    /**
     * Takes the home button of the navigation bar away.
     * @since 1.0.0
     */
    hideHomeButton(option: Callbacks<Success>): void
    /**
     * Takes the focus from the input of the page on top, and the keyboard with it.
     * @since 1.0.0
     */
    hideKeyboard(option?: NoCallbacks): Promise<Success>
    /**
     * Takes the focus from the input of the page on top, and the keyboard with it.
     * @since 1.0.0
     */
    hideKeyboard(option: Callbacks<Success>): void
    /**
     * Takes the loading mark away.
     * @since 1.0.0
     */
    hideLoading(option?: NoCallbacks): Promise<Success>
    /**
     * Takes the loading mark away.
     * @since 1.0.0
     */
    hideLoading(option: Callbacks<Success>): void
    /**
     * Takes the loading mark of the navigation bar away.
     * @since 1.0.0
     */
    hideNavigationBarLoading(option?: NoCallbacks): Promise<Success>
    /**
     * Takes the loading mark of the navigation bar away.
     * @since 1.0.0
     */
    hideNavigationBarLoading(option: Callbacks<Success>): void
    /**
     * Offers to share the page no longer.
     * @since 1.0.0
     */
    hideShareMenu(option?: HideShareMenuParams & NoCallbacks): Promise<Success>
    /**
     * Offers to share the page no longer.
     * @since 1.0.0
     */
    hideShareMenu(option: HideShareMenuParams & Callbacks<Success>): void
    /**
     * Hides the tab bar.
     * @since 1.0.0
     */
    hideTabBar(option?: HideTabBarParams & NoCallbacks): Promise<Success>
    /**
     * Hides the tab bar.
     * @since 1.0.0
     */
    hideTabBar(option: HideTabBarParams & Callbacks<Success>): void
    /**
     * Takes a tab's red dot away.
     * @since 1.0.0
     */
    hideTabBarRedDot(option: HideTabBarRedDotParams & NoCallbacks): Promise<Success>
    /**
     * Takes a tab's red dot away.
     * @since 1.0.0
     */
    hideTabBarRedDot(option: HideTabBarRedDotParams & Callbacks<Success>): void
    /**
     * Takes the message away.
     * @since 1.0.0
     */
    hideToast(option?: NoCallbacks): Promise<Success>
    /**
     * Takes the message away.
     * @since 1.0.0
     */
    hideToast(option: Callbacks<Success>): void
    /**
     * Calls an API that the superapp added (`PergolaOptions.OpenApis`) by its name, as `wx.name(data)` does; errMsg begins with `invokeNativePlugin:` (Android: custom JS APIs).
     * @since 1.0.0
     */
    invokeNativePlugin(option: InvokeNativePluginParams & NoCallbacks): Promise<Success>
    /**
     * Calls an API that the superapp added (`PergolaOptions.OpenApis`) by its name, as `wx.name(data)` does; errMsg begins with `invokeNativePlugin:` (Android: custom JS APIs).
     * @since 1.0.0
     */
    invokeNativePlugin(option: InvokeNativePluginParams & Callbacks<Success>): void
    /**
     * Loads a font for the pages of the program.
     * @since 1.0.0
     */
    loadFontFace(option: LoadFontFaceParams & NoCallbacks): Promise<LoadFontFaceResult & Success>
    /**
     * Loads a font for the pages of the program.
     * @since 1.0.0
     */
    loadFontFace(option: LoadFontFaceParams & Callbacks<LoadFontFaceResult & Success>): void
    /**
     * Gives the mini program a login code for the signed-in user.
     * Document: mini program open APIs, "login".
     * @since 1.0.0
     */
    login(option?: NoCallbacks): Promise<LoginResult & Success>
    /**
     * Gives the mini program a login code for the signed-in user.
     * Document: mini program open APIs, "login".
     * @since 1.0.0
     */
    login(option: Callbacks<LoginResult & Success>): void
    /**
     * Lets the user call a number.
     * @since 1.0.0
     */
    makePhoneCall(option: MakePhoneCallParams & NoCallbacks): Promise<Success>
    /**
     * Lets the user call a number.
     * @since 1.0.0
     */
    makePhoneCall(option: MakePhoneCallParams & Callbacks<Success>): void
    /**
     * Closes pages; the first one stays.
     * @since 1.0.0
     */
    navigateBack(option?: NavigateBackParams & NoCallbacks): Promise<Success>
    /**
     * Closes pages; the first one stays.
     * @since 1.0.0
     */
    navigateBack(option: NavigateBackParams & Callbacks<Success>): void
    /**
     * Goes back to the mini program that opened this one, and ends this one.
     * @since 1.0.0
     */
    navigateBackMiniProgram(option?: NavigateBackMiniProgramParams & NoCallbacks): Promise<Success>
    /**
     * Goes back to the mini program that opened this one, and ends this one.
     * @since 1.0.0
     */
    navigateBackMiniProgram(option: NavigateBackMiniProgramParams & Callbacks<Success>): void
    /**
     * Opens a page on top of the others; at most ten are open.
     * @since 1.0.0
     */
    navigateTo(option: NavigateToParams & NoCallbacks): Promise<Success>
    /**
     * Opens a page on top of the others; at most ten are open.
     * @since 1.0.0
     */
    navigateTo(option: NavigateToParams & Callbacks<Success>): void
    /**
     * Opens another mini program, when the superapp has it and the user agrees. It needs a tap.
     * @since 1.0.0
     */
    navigateToMiniProgram(option: NavigateToMiniProgramParams & NoCallbacks): Promise<Success>
    /**
     * Opens another mini program, when the superapp has it and the user agrees. It needs a tap.
     * @since 1.0.0
     */
    navigateToMiniProgram(option: NavigateToMiniProgramParams & Callbacks<Success>): void
    /**
     * Shows a document with whatever the superapp has for it (`OpenAsync`).
     * @since 1.0.0
     */
    openDocument(option: OpenDocumentParams & NoCallbacks): Promise<Success>
    /**
     * Shows a document with whatever the superapp has for it (`OpenAsync`).
     * @since 1.0.0
     */
    openDocument(option: OpenDocumentParams & Callbacks<Success>): void
    /**
     * Opens another mini program over this one, when the superapp has it and the user agrees. It needs a tap.
     * @since 1.0.0
     */
    openEmbeddedMiniProgram(option: OpenEmbeddedMiniProgramParams & NoCallbacks): Promise<Success>
    /**
     * Opens another mini program over this one, when the superapp has it and the user agrees. It needs a tap.
     * @since 1.0.0
     */
    openEmbeddedMiniProgram(option: OpenEmbeddedMiniProgramParams & Callbacks<Success>): void
    /**
     * Opens the page on which the user changes what the mini program has asked for, and answers what stands afterwards. A change counts at once.
     * Document: mini program open APIs, "openSetting".
     * @since 1.0.0
     */
    openSetting(option?: OpenSettingParams & NoCallbacks): Promise<OpenSettingResult & Success>
    /**
     * Opens the page on which the user changes what the mini program has asked for, and answers what stands afterwards. A change counts at once.
     * Document: mini program open APIs, "openSetting".
     * @since 1.0.0
     */
    openSetting(option: OpenSettingParams & Callbacks<OpenSettingResult & Success>): void
    /**
     * Scrolls the page on top.
     * @since 1.0.0
     */
    pageScrollTo(option?: PageScrollToParams & NoCallbacks): Promise<Success>
    /**
     * Scrolls the page on top.
     * @since 1.0.0
     */
    pageScrollTo(option: PageScrollToParams & Callbacks<Success>): void
    /**
     * Gets the package of the workers ready. A program's package is here as a whole, so that there is nothing to fetch.
     * @since 1.0.0
     */
    preDownloadSubpackage(option: PreDownloadSubpackageParams & Callbacks<Success>): PreDownloadSubpackageTask
    /**
     * Takes a hint that pictures and fonts will be shown. The view asks for them when it draws them; nothing is fetched before.
     * @since 1.0.0
     */
    preloadAssets(option: PreloadAssetsParams & NoCallbacks): Promise<Success>
    /**
     * Takes a hint that pictures and fonts will be shown. The view asks for them when it draws them; nothing is fetched before.
     * @since 1.0.0
     */
    preloadAssets(option: PreloadAssetsParams & Callbacks<Success>): void
    /**
     * Takes a hint that another page will be opened. One view draws all pages and runs already.
     * @since 1.0.0
     */
    preloadWebview(option?: NoCallbacks): Promise<Success>
    /**
     * Takes a hint that another page will be opened. One view draws all pages and runs already.
     * @since 1.0.0
     */
    preloadWebview(option: Callbacks<Success>): void
    /**
     * Shows pictures over the whole screen; it answers once they are shown.
     * @since 1.0.0
     */
    previewImage(option: PreviewImageParams & NoCallbacks): Promise<Success>
    /**
     * Shows pictures over the whole screen; it answers once they are shown.
     * @since 1.0.0
     */
    previewImage(option: PreviewImageParams & Callbacks<Success>): void
    /**
     * Shows pictures and videos over the whole screen; it answers once they are shown.
     * @since 1.0.0
     */
    previewMedia(option: PreviewMediaParams & NoCallbacks): Promise<Success>
    /**
     * Shows pictures and videos over the whole screen; it answers once they are shown.
     * @since 1.0.0
     */
    previewMedia(option: PreviewMediaParams & Callbacks<Success>): void
    /**
     * Closes all pages and opens one.
     * @since 1.0.0
     */
    reLaunch(option: ReLaunchParams & NoCallbacks): Promise<Success>
    /**
     * Closes all pages and opens one.
     * @since 1.0.0
     */
    reLaunch(option: ReLaunchParams & Callbacks<Success>): void
    /**
     * Replaces the page on top.
     * @since 1.0.0
     */
    redirectTo(option: RedirectToParams & NoCallbacks): Promise<Success>
    /**
     * Replaces the page on top.
     * @since 1.0.0
     */
    redirectTo(option: RedirectToParams & Callbacks<Success>): void
    /**
     * Forgets a value; there need not be one.
     * @since 1.0.0
     */
    removeStorage(option: RemoveStorageParams & NoCallbacks): Promise<Success>
    /**
     * Forgets a value; there need not be one.
     * @since 1.0.0
     */
    removeStorage(option: RemoveStorageParams & Callbacks<Success>): void
    /**
     * As `wx.removeStorage`: `wx.removeStorageSync(key)`.
     * @since 1.0.0
     */
    removeStorageSync(key: string): void
    /**
     * Takes a tab's text mark away.
     * @since 1.0.0
     */
    removeTabBarBadge(option: RemoveTabBarBadgeParams & NoCallbacks): Promise<Success>
    /**
     * Takes a tab's text mark away.
     * @since 1.0.0
     */
    removeTabBarBadge(option: RemoveTabBarBadgeParams & Callbacks<Success>): void
    /**
     * As `wx.reportEvent`, under its old name: `wx.reportAnalytics(eventName, data)`.
     * @since 1.0.0
     */
    reportAnalytics(eventName: string, data?: any): void
    /**
     * Reports an event of the program's own to the host's observer: `wx.reportEvent(eventId, data)`.
     * @since 1.0.0
     */
    reportEvent(eventId: string, data?: any): void
    /**
     * Reports a number that the program watches: `wx.reportMonitor(name, value)`.
     * @since 1.0.0
     */
    reportMonitor(name: string, value: any): void
    /**
     * Reports a measured time: `wx.reportPerformance(id, value, dimensions)`.
     * @since 1.0.0
     */
    reportPerformance(id: number, value: number, dimensions?: any): void
    /**
     * Sends an HTTP request through the host's network gate.
     * @since 1.0.0
     */
    request(option: RequestParams & Callbacks<RequestResult & Success>): RequestTask
    /**
     * Lets the user buy an item of a mini game at the superapp's cashier. It never gives a promise.
     * Document: Android and iOS open APIs, "requestMidasPaymentGameItem"; parameters: mini game payment.
     * @since 2.2.4
     */
    requestMidasPaymentGameItem(option: RequestMidasPaymentGameItemParams & Callbacks<VirtualPaymentResult & Success, CodedFailure>): void
    /**
     * Lets the user pay an order at the superapp's cashier. The superapp decides what a success holds beside errMsg; the mini program asks its backend whether the order is paid.
     * Document: open APIs, "requestPayment"; parameters: payment API.
     * @since 1.0.0
     */
    requestPayment(option: RequestPaymentParams & NoCallbacks): Promise<Success>
    /**
     * Lets the user pay an order at the superapp's cashier. The superapp decides what a success holds beside errMsg; the mini program asks its backend whether the order is paid.
     * Document: open APIs, "requestPayment"; parameters: payment API.
     * @since 1.0.0
     */
    requestPayment(option: RequestPaymentParams & Callbacks<Success>): void
    /**
     * Asks the user which messages the mini program may send. The answer has one field for each template: `accept`, `reject`, `ban` (banned by the superapp) or `filter` (unknown to it, or of the same title as another). Templates that were ticked "Always keep the above selection" are answered without a sheet. Failures carry WeChat's `errCode`: 10001 no id, 10002 the superapp does not name its templates, 10003 it could not take the answer, 10004 an id that is none, 20001 no template is known, 20003 too many ids, 20004 the user takes no messages.
     * Document: WeChat's requestSubscribeMessage.
     * @since 1.0.0
     */
    requestSubscribeMessage(option: RequestSubscribeMessageParams & NoCallbacks): Promise<Success>
    /**
     * Asks the user which messages the mini program may send. The answer has one field for each template: `accept`, `reject`, `ban` (banned by the superapp) or `filter` (unknown to it, or of the same title as another). Templates that were ticked "Always keep the above selection" are answered without a sheet. Failures carry WeChat's `errCode`: 10001 no id, 10002 the superapp does not name its templates, 10003 it could not take the answer, 10004 an id that is none, 20001 no template is known, 20003 too many ids, 20004 the user takes no messages.
     * Document: WeChat's requestSubscribeMessage.
     * @since 1.0.0
     */
    requestSubscribeMessage(option: RequestSubscribeMessageParams & Callbacks<Success>): void
    /**
     * Lets the user buy a virtual item at the superapp's cashier. It never gives a promise.
     * Document: Android open APIs, "requestVirtualPayment"; parameters: virtual payment.
     * @since 2.2.17
     */
    requestVirtualPayment(option: RequestVirtualPaymentParams & Callbacks<VirtualPaymentResult & Success, CodedFailure>): void
    /**
     * Succeeds at once: nothing waits for the user's consent to a privacy contract.
     * @since 1.0.0
     */
    requirePrivacyAuthorize(option?: NoCallbacks): Promise<Success>
    /**
     * Succeeds at once: nothing waits for the user's consent to a privacy contract.
     * @since 1.0.0
     */
    requirePrivacyAuthorize(option: Callbacks<Success>): void
    /**
     * Ends this mini program and starts it anew with a page. It needs a tap.
     * @since 1.0.0
     */
    restartMiniProgram(option: RestartMiniProgramParams & NoCallbacks): Promise<Success>
    /**
     * Ends this mini program and starts it anew with a page. It needs a tap.
     * @since 1.0.0
     */
    restartMiniProgram(option: RestartMiniProgramParams & Callbacks<Success>): void
    /**
     * Gives a file to the user, who says where it goes (`SaveAsync`).
     * @since 1.0.0
     */
    saveFileToDisk(option: SaveFileToDiskParams & NoCallbacks): Promise<Success>
    /**
     * Gives a file to the user, who says where it goes (`SaveAsync`).
     * @since 1.0.0
     */
    saveFileToDisk(option: SaveFileToDiskParams & Callbacks<Success>): void
    /**
     * Puts a picture into the user's album.
     * Document: mini program open APIs, AuthSetting, `scope.writePhotosAlbum`.
     * @since 1.0.0
     */
    saveImageToPhotosAlbum(option: SaveImageToPhotosAlbumParams & NoCallbacks): Promise<Success>
    /**
     * Puts a picture into the user's album.
     * Document: mini program open APIs, AuthSetting, `scope.writePhotosAlbum`.
     * @since 1.0.0
     */
    saveImageToPhotosAlbum(option: SaveImageToPhotosAlbumParams & Callbacks<Success>): void
    /**
     * Puts a video into the user's album, as `wx.saveImageToPhotosAlbum` does with a picture.
     * @since 1.0.0
     */
    saveVideoToPhotosAlbum(option: SaveVideoToPhotosAlbumParams & NoCallbacks): Promise<Success>
    /**
     * Puts a video into the user's album, as `wx.saveImageToPhotosAlbum` does with a picture.
     * @since 1.0.0
     */
    saveVideoToPhotosAlbum(option: SaveVideoToPhotosAlbumParams & Callbacks<Success>): void
    /**
     * Lets the user scan a code.
     * @since 1.0.0
     */
    scanCode(option?: ScanCodeParams & NoCallbacks): Promise<ScanCodeResult & Success>
    /**
     * Lets the user scan a code.
     * @since 1.0.0
     */
    scanCode(option: ScanCodeParams & Callbacks<ScanCodeResult & Success>): void
    /**
     * Lets the user send a text message.
     * @since 1.0.0
     */
    sendSms(option?: SendSmsParams & NoCallbacks): Promise<Success>
    /**
     * Lets the user send a text message.
     * @since 1.0.0
     */
    sendSms(option: SendSmsParams & Callbacks<Success>): void
    /**
     * Sends a message by a WebSocket, after those that were sent before.
     * @since 1.0.0
     */
    sendSocketMessage(option: SendSocketMessageParams & NoCallbacks): Promise<Success>
    /**
     * Sends a message by a WebSocket, after those that were sent before.
     * @since 1.0.0
     */
    sendSocketMessage(option: SendSocketMessageParams & Callbacks<Success>): void
    /**
     * Changes the colours behind the page.
     * @since 1.0.0
     */
    setBackgroundColor(option?: SetBackgroundColorParams & NoCallbacks): Promise<Success>
    /**
     * Changes the colours behind the page.
     * @since 1.0.0
     */
    setBackgroundColor(option: SetBackgroundColorParams & Callbacks<Success>): void
    /**
     * Changes the marks behind a page that is pulled down.
     * @since 1.0.0
     */
    setBackgroundTextStyle(option: SetBackgroundTextStyleParams & NoCallbacks): Promise<Success>
    /**
     * Changes the marks behind a page that is pulled down.
     * @since 1.0.0
     */
    setBackgroundTextStyle(option: SetBackgroundTextStyleParams & Callbacks<Success>): void
    /**
     * Puts a text on the clipboard, and tells the user so: whoever pastes must know where it comes from.
     * @since 1.0.0
     */
    setClipboardData(option: SetClipboardDataParams & NoCallbacks): Promise<Success>
    /**
     * Puts a text on the clipboard, and tells the user so: whoever pastes must know where it comes from.
     * @since 1.0.0
     */
    setClipboardData(option: SetClipboardDataParams & Callbacks<Success>): void
    /**
     * Keeps the screen from going dark, or no longer.
     * @since 1.0.0
     */
    setKeepScreenOn(option: SetKeepScreenOnParams & NoCallbacks): Promise<Success>
    /**
     * Keeps the screen from going dark, or no longer.
     * @since 1.0.0
     */
    setKeepScreenOn(option: SetKeepScreenOnParams & Callbacks<Success>): void
    /**
     * Changes the colours of the navigation bar of the page on top.
     * @since 1.0.0
     */
    setNavigationBarColor(option: SetNavigationBarColorParams & NoCallbacks): Promise<Success>
    /**
     * Changes the colours of the navigation bar of the page on top.
     * @since 1.0.0
     */
    setNavigationBarColor(option: SetNavigationBarColorParams & Callbacks<Success>): void
    /**
     * Changes the title of the page on top.
     * @since 1.0.0
     */
    setNavigationBarTitle(option: SetNavigationBarTitleParams & NoCallbacks): Promise<Success>
    /**
     * Changes the title of the page on top.
     * @since 1.0.0
     */
    setNavigationBarTitle(option: SetNavigationBarTitleParams & Callbacks<Success>): void
    /**
     * Changes how bright the screen is.
     * @since 1.0.0
     */
    setScreenBrightness(option: SetScreenBrightnessParams & NoCallbacks): Promise<Success>
    /**
     * Changes how bright the screen is.
     * @since 1.0.0
     */
    setScreenBrightness(option: SetScreenBrightnessParams & Callbacks<Success>): void
    /**
     * Keeps a value, at most 1 MB, of at most 10 MB for each user and mini program.
     * @since 1.0.0
     */
    setStorage(option: SetStorageParams & NoCallbacks): Promise<Success>
    /**
     * Keeps a value, at most 1 MB, of at most 10 MB for each user and mini program.
     * @since 1.0.0
     */
    setStorage(option: SetStorageParams & Callbacks<Success>): void
    /**
     * As `wx.setStorage`: `wx.setStorageSync(key, data)`.
     * @since 1.0.0
     */
    setStorageSync(key: string, data?: any): void
    /**
     * Puts a text on a tab's corner.
     * @since 1.0.0
     */
    setTabBarBadge(option: SetTabBarBadgeParams & NoCallbacks): Promise<Success>
    /**
     * Puts a text on a tab's corner.
     * @since 1.0.0
     */
    setTabBarBadge(option: SetTabBarBadgeParams & Callbacks<Success>): void
    /**
     * Changes a tab.
     * @since 1.0.0
     */
    setTabBarItem(option: SetTabBarItemParams & NoCallbacks): Promise<Success>
    /**
     * Changes a tab.
     * @since 1.0.0
     */
    setTabBarItem(option: SetTabBarItemParams & Callbacks<Success>): void
    /**
     * Changes the tab bar's colours.
     * @since 1.0.0
     */
    setTabBarStyle(option?: SetTabBarStyleParams & NoCallbacks): Promise<Success>
    /**
     * Changes the tab bar's colours.
     * @since 1.0.0
     */
    setTabBarStyle(option: SetTabBarStyleParams & Callbacks<Success>): void
    /**
     * Changes the text of a program that stands at the top of the superapp's list, where it draws one.
     * @since 1.0.0
     */
    setTopBarText(option: SetTopBarTextParams & NoCallbacks): Promise<Success>
    /**
     * Changes the text of a program that stands at the top of the superapp's list, where it draws one.
     * @since 1.0.0
     */
    setTopBarText(option: SetTopBarTextParams & Callbacks<Success>): void
    /**
     * Hides the program from screenshots and recordings, or no longer.
     * @since 1.0.0
     */
    setVisualEffectOnCapture(option?: SetVisualEffectOnCaptureParams & NoCallbacks): Promise<Success>
    /**
     * Hides the program from screenshots and recordings, or no longer.
     * @since 1.0.0
     */
    setVisualEffectOnCapture(option: SetVisualEffectOnCaptureParams & Callbacks<Success>): void
    /**
     * Lets the user choose one of a few items; fails with `cancel` when none was chosen.
     * @since 1.0.0
     */
    showActionSheet(option: ShowActionSheetParams & NoCallbacks): Promise<ShowActionSheetResult & Success>
    /**
     * Lets the user choose one of a few items; fails with `cancel` when none was chosen.
     * @since 1.0.0
     */
    showActionSheet(option: ShowActionSheetParams & Callbacks<ShowActionSheetResult & Success>): void
    /**
     * Shows a loading mark until `wx.hideLoading`.
     * @since 1.0.0
     */
    showLoading(option?: ShowLoadingParams & NoCallbacks): Promise<Success>
    /**
     * Shows a loading mark until `wx.hideLoading`.
     * @since 1.0.0
     */
    showLoading(option: ShowLoadingParams & Callbacks<Success>): void
    /**
     * Asks the user a question that is confirmed or cancelled.
     * @since 1.0.0
     */
    showModal(option?: ShowModalParams & NoCallbacks): Promise<ShowModalResult & Success>
    /**
     * Asks the user a question that is confirmed or cancelled.
     * @since 1.0.0
     */
    showModal(option: ShowModalParams & Callbacks<ShowModalResult & Success>): void
    /**
     * Shows a loading mark in the navigation bar.
     * @since 1.0.0
     */
    showNavigationBarLoading(option?: NoCallbacks): Promise<Success>
    /**
     * Shows a loading mark in the navigation bar.
     * @since 1.0.0
     */
    showNavigationBarLoading(option: Callbacks<Success>): void
    /**
     * Offers to share the page in the capsule's menu.
     * @since 1.0.0
     */
    showShareMenu(option?: ShowShareMenuParams & NoCallbacks): Promise<Success>
    /**
     * Offers to share the page in the capsule's menu.
     * @since 1.0.0
     */
    showShareMenu(option: ShowShareMenuParams & Callbacks<Success>): void
    /**
     * Shows the tab bar again.
     * @since 1.0.0
     */
    showTabBar(option?: ShowTabBarParams & NoCallbacks): Promise<Success>
    /**
     * Shows the tab bar again.
     * @since 1.0.0
     */
    showTabBar(option: ShowTabBarParams & Callbacks<Success>): void
    /**
     * Puts a red dot on a tab's corner.
     * @since 1.0.0
     */
    showTabBarRedDot(option: ShowTabBarRedDotParams & NoCallbacks): Promise<Success>
    /**
     * Puts a red dot on a tab's corner.
     * @since 1.0.0
     */
    showTabBarRedDot(option: ShowTabBarRedDotParams & Callbacks<Success>): void
    /**
     * Shows a short message.
     * @since 1.0.0
     */
    showToast(option?: ShowToastParams & NoCallbacks): Promise<Success>
    /**
     * Shows a short message.
     * @since 1.0.0
     */
    showToast(option: ShowToastParams & Callbacks<Success>): void
    /**
     * Starts the sensor behind `wx.onAccelerometerChange`.
     * @since 1.0.0
     */
    startAccelerometer(option?: StartAccelerometerParams & NoCallbacks): Promise<Success>
    /**
     * Starts the sensor behind `wx.onAccelerometerChange`.
     * @since 1.0.0
     */
    startAccelerometer(option: StartAccelerometerParams & Callbacks<Success>): void
    /**
     * Starts the sensor behind `wx.onCompassChange`.
     * @since 1.0.0
     */
    startCompass(option?: NoCallbacks): Promise<Success>
    /**
     * Starts the sensor behind `wx.onCompassChange`.
     * @since 1.0.0
     */
    startCompass(option: Callbacks<Success>): void
    /**
     * Starts the sensor behind `wx.onDeviceMotionChange`.
     * @since 1.0.0
     */
    startDeviceMotionListening(option?: StartDeviceMotionListeningParams & NoCallbacks): Promise<Success>
    /**
     * Starts the sensor behind `wx.onDeviceMotionChange`.
     * @since 1.0.0
     */
    startDeviceMotionListening(option: StartDeviceMotionListeningParams & Callbacks<Success>): void
    /**
     * Starts the sensor behind `wx.onGyroscopeChange`.
     * @since 1.0.0
     */
    startGyroscope(option?: StartGyroscopeParams & NoCallbacks): Promise<Success>
    /**
     * Starts the sensor behind `wx.onGyroscopeChange`.
     * @since 1.0.0
     */
    startGyroscope(option: StartGyroscopeParams & Callbacks<Success>): void
    /**
     * Tells where the device is, about once a second, while the program is open (`wx.onLocationChange`).
     * @since 1.0.0
     */
    startLocationUpdate(option?: StartLocationUpdateParams & NoCallbacks): Promise<Success>
    /**
     * Tells where the device is, about once a second, while the program is open (`wx.onLocationChange`).
     * @since 1.0.0
     */
    startLocationUpdate(option: StartLocationUpdateParams & Callbacks<Success>): void
    /**
     * Starts the page's pull-down refresh, as if the user had pulled.
     * @since 1.0.0
     */
    startPullDownRefresh(option?: NoCallbacks): Promise<Success>
    /**
     * Starts the page's pull-down refresh, as if the user had pulled.
     * @since 1.0.0
     */
    startPullDownRefresh(option: Callbacks<Success>): void
    /**
     * Records by the microphone until `wx.stopRecord` is called, its page closes, or a minute is over; only then it succeeds. When the user takes the scope back meanwhile, the recording is thrown away and the call fails.
     * Document: mini program open APIs, sample of "authorize".
     * @since 1.0.0
     */
    startRecord(option?: NoCallbacks): Promise<StartRecordResult & Success>
    /**
     * Records by the microphone until `wx.stopRecord` is called, its page closes, or a minute is over; only then it succeeds. When the user takes the scope back meanwhile, the recording is thrown away and the call fails.
     * Document: mini program open APIs, sample of "authorize".
     * @since 1.0.0
     */
    startRecord(option: Callbacks<StartRecordResult & Success>): void
    /**
     * Lets the device recognise the user, and signs the result.
     * Document: mini program open APIs, "startSoterAuthentication".
     * @since 1.0.0
     */
    startSoterAuthentication(option?: StartSoterAuthenticationParams & NoCallbacks): Promise<StartSoterAuthenticationResult & Success>
    /**
     * Lets the device recognise the user, and signs the result.
     * Document: mini program open APIs, "startSoterAuthentication".
     * @since 1.0.0
     */
    startSoterAuthentication(option: StartSoterAuthenticationParams & Callbacks<StartSoterAuthenticationResult & Success, CodedFailure>): void
    /**
     * Stops the sensor behind `wx.onAccelerometerChange`.
     * @since 1.0.0
     */
    stopAccelerometer(option?: NoCallbacks): Promise<Success>
    /**
     * Stops the sensor behind `wx.onAccelerometerChange`.
     * @since 1.0.0
     */
    stopAccelerometer(option: Callbacks<Success>): void
    /**
     * Stops the sensor behind `wx.onCompassChange`.
     * @since 1.0.0
     */
    stopCompass(option?: NoCallbacks): Promise<Success>
    /**
     * Stops the sensor behind `wx.onCompassChange`.
     * @since 1.0.0
     */
    stopCompass(option: Callbacks<Success>): void
    /**
     * Stops the sensor behind `wx.onDeviceMotionChange`.
     * @since 1.0.0
     */
    stopDeviceMotionListening(option?: NoCallbacks): Promise<Success>
    /**
     * Stops the sensor behind `wx.onDeviceMotionChange`.
     * @since 1.0.0
     */
    stopDeviceMotionListening(option: Callbacks<Success>): void
    /**
     * Stops the sensor behind `wx.onGyroscopeChange`.
     * @since 1.0.0
     */
    stopGyroscope(option?: NoCallbacks): Promise<Success>
    /**
     * Stops the sensor behind `wx.onGyroscopeChange`.
     * @since 1.0.0
     */
    stopGyroscope(option: Callbacks<Success>): void
    /**
     * Tells no longer where the device is.
     * @since 1.0.0
     */
    stopLocationUpdate(option?: NoCallbacks): Promise<Success>
    /**
     * Tells no longer where the device is.
     * @since 1.0.0
     */
    stopLocationUpdate(option: Callbacks<Success>): void
    /**
     * Ends the page's pull-down refresh.
     * @since 1.0.0
     */
    stopPullDownRefresh(option?: NoCallbacks): Promise<Success>
    /**
     * Ends the page's pull-down refresh.
     * @since 1.0.0
     */
    stopPullDownRefresh(option: Callbacks<Success>): void
    /**
     * Ends the recording that `wx.startRecord` began; the answer of that call brings the file.
     * @since 1.0.0
     */
    stopRecord(option?: NoCallbacks): Promise<Success>
    /**
     * Ends the recording that `wx.startRecord` began; the answer of that call brings the file.
     * @since 1.0.0
     */
    stopRecord(option: Callbacks<Success>): void
    /**
     * Shows a page of the tab bar and closes all others.
     * @since 1.0.0
     */
    switchTab(option: SwitchTabParams & NoCallbacks): Promise<Success>
    /**
     * Shows a page of the tab bar and closes all others.
     * @since 1.0.0
     */
    switchTab(option: SwitchTabParams & Callbacks<Success>): void
    /**
     * Changes how the page is shared. Cards that change after they were sent are not supported.
     * @since 1.0.0
     */
    updateShareMenu(option?: UpdateShareMenuParams & NoCallbacks): Promise<Success>
    /**
     * Changes how the page is shared. Cards that change after they were sent are not supported.
     * @since 1.0.0
     */
    updateShareMenu(option: UpdateShareMenuParams & Callbacks<Success>): void
    /**
     * Sends a file as a form (`multipart/form-data`) through the host's network gate.
     * @since 1.0.0
     */
    uploadFile(option: UploadFileParams & Callbacks<UploadFileResult & Success>): UploadTask
    /**
     * Shakes the device for 400 ms.
     * @since 1.0.0
     */
    vibrateLong(option?: NoCallbacks): Promise<Success>
    /**
     * Shakes the device for 400 ms.
     * @since 1.0.0
     */
    vibrateLong(option: Callbacks<Success>): void
    /**
     * Shakes the device for 15 ms.
     * @since 1.0.0
     */
    vibrateShort(option?: VibrateShortParams & NoCallbacks): Promise<Success>
    /**
     * Shakes the device for 15 ms.
     * @since 1.0.0
     */
    vibrateShort(option: VibrateShortParams & Callbacks<Success>): void
  }

  /** A call of `wx.downloadFile` that is under way. */
  interface DownloadTask {
    /** Takes the call back; it fails with `abort`. */
    abort(): void
    offHeadersReceived(listener?: (event: any) => void): void
    offProgressUpdate(listener?: (event: any) => void): void
    onHeadersReceived(listener: (event: any) => void): void
    onProgressUpdate(listener: (event: any) => void): void
  }

  /** A call of `wx.preDownloadSubpackage` that is under way. */
  interface PreDownloadSubpackageTask {
    /** Takes the call back; it fails with `abort`. */
    abort(): void
    offProgressUpdate(listener?: (event: any) => void): void
    onProgressUpdate(listener: (event: any) => void): void
  }

  /** A call of `wx.request` that is under way. */
  interface RequestTask {
    /** Takes the call back; it fails with `abort`. */
    abort(): void
    offChunkReceived(listener?: (event: any) => void): void
    offHeadersReceived(listener?: (event: any) => void): void
    onChunkReceived(listener: (event: any) => void): void
    onHeadersReceived(listener: (event: any) => void): void
  }

  /** A call of `wx.uploadFile` that is under way. */
  interface UploadTask {
    /** Takes the call back; it fails with `abort`. */
    abort(): void
    offHeadersReceived(listener?: (event: any) => void): void
    offProgressUpdate(listener?: (event: any) => void): void
    onHeadersReceived(listener: (event: any) => void): void
    onProgressUpdate(listener: (event: any) => void): void
  }

  /** What `wx.addPhoneCalendar` takes. */
  interface AddPhoneCalendarParams {
    /** When it begins, in seconds since 1970. */
    startTime: number
    /** What it is called. */
    title: string
    /** Whether it takes the whole day. */
    allDay?: boolean
    /** What it is about. */
    description?: string
    /** Where it is. */
    location?: string
    /** When it ends; null for its begin. A text is read as a number. */
    endTime?: number | string | null
    /** Whether the user is reminded. */
    alarm?: boolean
    /** How many seconds before its begin. */
    alarmOffset?: number
  }

  /** What `wx.addPhoneContact` takes. */
  interface AddPhoneContactParams {
    /** The first name. The other fields that WeChat documents are passed to the device as they are. */
    firstName: string
  }

  /** What `wx.addPhoneRepeatCalendar` takes. */
  interface AddPhoneRepeatCalendarParams {
    /** When it begins, in seconds since 1970. */
    startTime: number
    /** What it is called. */
    title: string
    /** Whether it takes the whole day. */
    allDay?: boolean
    /** What it is about. */
    description?: string
    /** Where it is. */
    location?: string
    /** When it ends; null for its begin. A text is read as a number. */
    endTime?: number | string | null
    /** Whether the user is reminded. */
    alarm?: boolean
    /** How many seconds before its begin. */
    alarmOffset?: number
    /** `day`, `week`, `month` or `year`. */
    repeatInterval?: string
    /** When it stops repeating, in seconds since 1970; null for never. */
    repeatEndTime?: number | null
  }

  /** What `wx.authorize` takes. */
  interface AuthorizeParams {
    /** The scope to ask for, such as `scope.record`. Scopes that are asked at every call, such as `scope.getPhoneNumber`, cannot be asked for in advance. */
    scope: "scope.addFriend" | "scope.addPhoneCalendar" | "scope.addPhoneContact" | "scope.address" | "scope.bluetooth" | "scope.camera" | "scope.chooseImage" | "scope.chooseMedia" | "scope.chooseMessageFile" | "scope.chooseVideo" | "scope.getClipboardData" | "scope.invoice" | "scope.invoiceTitle" | "scope.makeMedia" | "scope.nfc" | "scope.record" | "scope.screenRecording" | "scope.userFuzzyLocation" | "scope.userInfo" | "scope.userLocation" | "scope.userLocationBackground" | "scope.werun" | "scope.writePhotosAlbum"
  }

  /** What `wx.batchGetStorage` takes. */
  interface BatchGetStorageParams {
    /** The keys. */
    keyList: string[]
  }

  /** What `wx.batchGetStorage` answers. */
  interface BatchGetStorageResult {
    /** The values. */
    dataList: any[]
  }

  /** What `wx.batchSetStorage` takes. */
  interface BatchSetStorageParams {
    /** The keys with their values. */
    kvList: KeyAndValue[]
  }

  /** What `wx.canvasGetImageData` takes. Lengths are CSS pixels of the canvas. */
  interface CanvasGetImageDataParams {
    /** The left edge of the area. */
    x: number
    /** The upper edge. */
    y: number
    /** The width, 1 or more. */
    width: number
    /** The height, 1 or more. */
    height: number
    /** The canvas-id. */
    canvasId?: string
    /** The page of the canvas; set by `wx`. */
    page?: number
    /** The canvas's node; set by `wx`. */
    node?: number
  }

  /** What `wx.canvasGetImageData` answers. */
  interface CanvasGetImageDataResult {
    /** The width in pixels. */
    width: number
    /** The height in pixels. */
    height: number
    /** Red, green, blue and alpha of each pixel, as a `Uint8ClampedArray`. */
    data: any
  }

  /** What `wx.canvasPutImageData` takes. Lengths are CSS pixels of the canvas. */
  interface CanvasPutImageDataParams {
    /** Red, green, blue and alpha of each pixel, as a `Uint8ClampedArray`. */
    data: any
    /** The left edge. */
    x: number
    /** The upper edge. */
    y: number
    /** The width of the pixels. */
    width: number
    /** Their height; null for as many rows as there are. */
    height?: number | null
    /** The canvas-id. */
    canvasId?: string
    /** The page of the canvas; set by `wx`. */
    page?: number
    /** The canvas's node; set by `wx`. */
    node?: number
  }

  /** What `wx.canvasToTempFilePath` takes. Lengths of the area are the canvas's own: CSS pixels for a canvas of the old kind, pixels for a canvas 2d. */
  interface CanvasToTempFilePathParams {
    /** The canvas-id; a canvas 2d is given as `canvas`. */
    canvasId?: string
    /** The left edge of the area. */
    x?: number
    /** The upper edge. */
    y?: number
    /** The width; null for what is right of `x`. */
    width?: number | null
    /** The height; null for what is below `y`. */
    height?: number | null
    /** The width of the picture in pixels; null for that of the area. */
    destWidth?: number | null
    /** The height of the picture in pixels; null for that of the area. */
    destHeight?: number | null
    /** `png` or `jpg`. */
    fileType?: "png" | "jpg"
    /** Of jpg, from above 0 to 1. */
    quality?: number
    /** The page of the canvas; set by `wx`. */
    page?: number
    /** The canvas's node; set by `wx`. */
    node?: number
  }

  /** What `wx.canvasToTempFilePath` answers. */
  interface CanvasToTempFilePathResult {
    /** The picture, `wxfile://tmp/...`. */
    tempFilePath: string
  }

  /** What `wx.checkIsSoterEnrolledInDevice` takes. */
  interface CheckIsSoterEnrolledInDeviceParams {
    /** `fingerPrint`, `facial` or `speech`; left out, any mode of the device counts. `WxProfile.WeChat` requires it. */
    checkAuthMode?: "fingerPrint" | "facial" | "speech" | null
  }

  /** What `wx.checkIsSoterEnrolledInDevice` answers. */
  interface CheckIsSoterEnrolledInDeviceResult {
    /** Whether biometric information has been entered into the device. */
    isEnrolled: boolean
    /** 0. A failure has 90001 (no device) or 90003 (the device does not support the mode). */
    errCode: number
  }

  /** What `wx.checkIsSupportSoterAuthentication` answers. */
  interface CheckIsSupportSoterAuthenticationResult {
    /** What the device can do: any of `fingerPrint`, `facial`, `speech`; at least one. */
    supportMode: string[]
    /** 0. A failure has 90001: the device supports no mode. */
    errCode: number
  }

  /** What `wx.chooseAvatar` answers. At v1 a host may answer anything, so even the URL can be absent. */
  interface ChooseAvatarResult {
    /** The user's avatar in the superapp as an `https:` URL (empty when the user has none), or a picture from album or camera as a temporary file, `wxfile://tmp/NAME`. */
    avatarUrl?: string
  }

  /** What `wx.chooseImage` takes. */
  interface ChooseImageParams {
    /** How many at most. */
    count?: number
    /** Accepted and without effect: pictures are as the device gives them. */
    sizeType?: string[] | null
    /** `album`, `camera`; the camera is used where the album is not among them. */
    sourceType?: string[] | null
  }

  /** What `wx.chooseImage` answers. */
  interface ChooseImageResult {
    /** The temporary files. */
    tempFilePaths: string[]
    /** The same, with their sizes. */
    tempFiles: ChosenImage[]
  }

  /** What `wx.chooseLocation` takes. Both or neither: where the map opens, by GCJ-02; by default where the device is. */
  interface ChooseLocationParams {
    /** -90 to 90 degrees, or null. */
    latitude?: number | null
    /** -180 to 180 degrees, or null. */
    longitude?: number | null
  }

  /** What `wx.chooseLocation` answers: the place that the user chose. */
  interface ChooseLocationResult {
    /** Its name. */
    name: string
    /** Its address. */
    address: string
    /** -90 to 90 degrees by GCJ-02, which outside China is WGS 84. */
    latitude: number
    /** -180 to 180 degrees, likewise. */
    longitude: number
  }

  /** What `wx.chooseMedia` takes. */
  interface ChooseMediaParams {
    /** How many at most. */
    count?: number
    /** `image`, `video`, `mix`; default: images and videos. */
    mediaType?: string[] | null
    /** `album`, `camera`; the camera is used where the album is not among them. */
    sourceType?: string[] | null
    /** Accepted and without effect: videos are as the device gives them. */
    maxDuration?: number
    /** Accepted and without effect: pictures are as the device gives them. */
    sizeType?: string[] | null
    /** Accepted and without effect: the device chooses its camera. */
    camera?: string
  }

  /** What `wx.chooseMedia` answers. */
  interface ChooseMediaResult {
    /** What was picked. */
    tempFiles: ChosenMedia[]
    /** `image`, `video` or `mix`. */
    type: string
  }

  /** What `wx.chooseMessageFile` takes. */
  interface ChooseMessageFileParams {
    /** How many at most, up to 100. */
    count: number
    /** `all`, `video`, `image` or `file`. */
    type?: "all" | "video" | "image" | "file"
    /** For `file`: the extensions that may be picked. */
    extension?: string[] | null
  }

  /** What `wx.chooseMessageFile` answers. */
  interface ChooseMessageFileResult {
    /** What was picked. */
    tempFiles: ChosenMessageFile[]
  }

  /** What `wx.chooseVideo` takes. */
  interface ChooseVideoParams {
    /** `album`, `camera`; the camera is used where the album is not among them. */
    sourceType?: string[] | null
    /** Accepted and without effect: videos are as the device gives them. */
    compressed?: boolean
    /** Accepted and without effect, as above. */
    maxDuration?: number
    /** Accepted and without effect: the device chooses its camera. */
    camera?: string
  }

  /** What `wx.chooseVideo` answers. */
  interface ChooseVideoResult {
    /** The temporary file. */
    tempFilePath: string
    /** In seconds; 0 where nobody knows. */
    duration: number
    /** Bytes. */
    size: number
    /** In pixels; 0 where nobody knows. */
    width: number
    /** In pixels; 0 where nobody knows. */
    height: number
  }

  /** A picture that was picked. */
  interface ChosenImage {
    /** The temporary file. */
    path: string
    /** Bytes. */
    size: number
  }

  /** A picture or video that was picked. */
  interface ChosenMedia {
    /** The temporary file. */
    tempFilePath: string
    /** Bytes. */
    size: number
    /** How long a video lasts, in seconds; 0 where nobody knows. */
    duration: number
    /** In pixels; 0 where nobody knows. */
    width: number
    /** In pixels; 0 where nobody knows. */
    height: number
    /** A picture of a video; empty where there is none. */
    thumbTempFilePath: string
    /** `image` or `video`. */
    fileType: string
  }

  /** A file that was picked. */
  interface ChosenMessageFile {
    /** The temporary file. */
    path: string
    /** Bytes. */
    size: number
    /** Its name on the device. */
    name: string
    /** `video`, `image` or `file`. */
    type: string
    /** When it was sent, in seconds since 1970; 0 where nobody knows. */
    time: number
  }

  /** What `wx.closeSocket` and `SocketTask.close` take. */
  interface CloseSocketParams {
    /** 1000, or 3000 to 4999. */
    code?: number
    /** At most 123 bytes of UTF-8. */
    reason?: string | null
    /** The task's number; 0: the socket that was opened last. */
    socketTaskId?: number
  }

  /** What `wx.compressImage` takes. */
  interface CompressImageParams {
    /** A path of the program. */
    src: string
    /** 0 to 100; it matters for JPEG alone, as in WeChat. */
    quality?: number
    /** The new width in pixels. */
    compressedWidth?: number | null
    /** The new height in pixels. */
    compressedHeight?: number | null
  }

  /** What `wx.compressImage` answers. */
  interface CompressImageResult {
    /** The picture as a temporary file. */
    tempFilePath: string
  }

  /** What `wx.connectSocket` takes. */
  interface ConnectSocketParams {
    /** A wss URL; its origin must be in the registry's record of the mini program. Plain ws only where the record says so. */
    url: string
    /** The headers. Referer, Host and those of the connection cannot be set. */
    header?: Record<string, any> | null
    /** The protocols that the program speaks. */
    protocols?: string[] | null
    /** Whether messages may be packed. */
    perMessageDeflate?: boolean
    /** Accepted and without effect: nothing is ever delayed. */
    tcpNoDelay?: boolean
    /** How long it may take to be opened, in milliseconds; null for app.json's `networkTimeout.connectSocket`. */
    timeout?: number | null
    /** The logic's number of the task. */
    socketTaskId?: number
  }

  /** What `wx.connectSocket` answers: the socket is being opened. */
  interface ConnectSocketResult {
    /** The number of the task. */
    socketTaskId: number
  }

  /** What `wx.downloadFile` takes. */
  interface DownloadFileParams {
    /** The URL; its origin must be in the registry's record of the mini program. */
    url: string
    /** The headers. Referer and Host cannot be set. */
    header?: Record<string, any> | null
    /** Where the file goes, below `wxfile://usr`; null: a temporary file. */
    filePath?: string | null
    /** How long it may take, in milliseconds; null for app.json's `networkTimeout.downloadFile`. */
    timeout?: number | null
  }

  /** What `wx.downloadFile` answers. */
  interface DownloadFileResult {
    /** The HTTP status; one of 400 and more is a success too, and what came with it is in the file. */
    statusCode: number
    /** The temporary file; null when a path was given. */
    tempFilePath?: string
    /** The path that was given. */
    filePath?: string
    /** The headers. */
    header: Record<string, string>
    /** The cookies that the server sets, one text each. They are not kept. */
    cookies: string[]
    /** How many bytes came. */
    dataLength: number
  }

  /** What `wx.enableAlertBeforeUnload` takes. */
  interface EnableAlertBeforeUnloadParams {
    /** The question. */
    message: string
  }

  /** What tells a font apart from others of its family. */
  interface FontFaceDescription {
    /** `normal`, `italic` or `oblique`. */
    style?: string
    /** `normal`, `small-caps` or `inherit`. */
    variant?: string
    /** `normal`, `bold`, `100` to `900`. */
    weight?: string
  }

  /** What `wx.getAccountInfoSync` answers. */
  interface GetAccountInfoResult {
    /** The mini program that runs. */
    miniProgram: MiniProgramAccount
    /** The plugin that asks; null, and then left out, when the mini program itself asks. */
    plugin?: PluginAccount
  }

  /** What `wx.getAppAuthorizeSetting` answers. */
  interface GetAppAuthorizeSettingResult {
    /** `authorized`, `denied` or `not determined`. */
    albumAuthorized: string
    /** `authorized`, `denied` or `not determined`. */
    bluetoothAuthorized: string
    /** `authorized`, `denied` or `not determined`. */
    cameraAuthorized: string
    /** `authorized`, `denied` or `not determined`. */
    locationAuthorized: string
    /** `authorized`, `denied` or `not determined`. */
    microphoneAuthorized: string
    /** `authorized`, `denied` or `not determined`. */
    notificationAuthorized: string
    /** Whether places are told roughly. */
    locationReducedAccuracy: boolean
  }

  /** What `wx.getAppBaseInfo` answers. */
  interface GetAppBaseInfoResult {
    /** The SDK's version. */
    SDKVersion: string
    /** Whether this is a development version. */
    enableDebug: boolean
    /** The app around the program. */
    host: HostApp
    /** The user's language. */
    language: string
    /** The superapp's version. */
    version: string
    /** `light` or `dark`; light unless app.json has `darkmode`. */
    theme: string
    /** The user's font size, in CSS pixels. */
    fontSizeSetting: number
  }

  /** What `wx.getBatteryInfo` answers. */
  interface GetBatteryInfoResult {
    /** 1 to 100. */
    level: number
    /** Whether it is being charged. */
    isCharging: boolean
    /** Whether the device saves power. */
    isLowPowerModeEnabled: boolean
  }

  /** What `wx.getClipboardData` answers. */
  interface GetClipboardDataResult {
    /** The text; empty when there is none. */
    data: string
  }

  /** What `wx.getDeviceBenchmarkInfo` answers. */
  interface GetDeviceBenchmarkInfoResult {
    /** -1: not known. */
    benchmarkLevel: number
    /** 0: not known. */
    modelLevel: number
  }

  /** What `wx.getDeviceInfo` answers. */
  interface GetDeviceInfoResult {
    /** The processor's interface; not told. */
    abi: string
    /** The maker; `devtools` in the simulator. */
    brand: string
    /** The model. */
    model: string
    /** The system and its version. */
    system: string
    /** `devtools`, `android`, `ios`. */
    platform: string
    /** How fast the device is; -2: not known. */
    benchmarkLevel: number
    /** The processor; not told. */
    cpuType: string
    /** The memory in MB; not told. */
    memorySize: string
  }

  /** What `wx.getEmail` answers. At v1 a host may answer anything, so even the code can be absent. */
  interface GetEmailResult {
    /** Exchanged for the e-mail address by the mini program's backend; one use, five minutes. It is another kind of code than that of `wx.login`. */
    code?: string
  }

  /** What `wx.getExtConfig` answers. */
  interface GetExtConfigResult {
    /** The object; empty where there is no `ext.json`, or its `extEnable` is false. */
    extConfig: any
  }

  /** What `wx.getImageInfo` takes. */
  interface GetImageInfoParams {
    /** A path of the program, or an address of the network, which goes through the host's gate. */
    src: string
  }

  /** What `wx.getImageInfo` answers. */
  interface GetImageInfoResult {
    /** In pixels, not turned. */
    width: number
    /** In pixels, not turned. */
    height: number
    /** A path of the program; of a picture of the network a temporary file. */
    path: string
    /** `up`, `down`, `left`, `right`, or one of them with `-mirrored`. */
    orientation: string
    /** `png`, `jpeg`, `gif`, `webp`, `bmp` or `svg`. */
    type: string
  }

  /** What `wx.getLocation` takes. */
  interface GetLocationParams {
    /** `wgs84` (GPS) or `gcj02`, the coordinates of maps made in China. Default: `wgs84`. */
    type?: "wgs84" | "gcj02"
    /** Whether the altitude is wanted; without it the altitude is 0. */
    altitude?: boolean
    /** Whether the position should be as exact as the device can; it may take longer. */
    isHighAccuracy?: boolean
    /** How long the exact position may take, in milliseconds, at least 3000; then the plain one is taken. Null: as long as the device needs. */
    highAccuracyExpireTime?: number | null
  }

  /** What `wx.getLocation` answers. */
  interface GetLocationResult {
    /** -90 to 90 degrees; north is positive. */
    latitude: number
    /** -180 to 180 degrees; east is positive. */
    longitude: number
    /** Metres for each second; -1 where it is not known. */
    speed: number
    /** How far off the position may be, in metres. */
    accuracy: number
    /** Metres above sea level. */
    altitude: number
    /** How far off the altitude may be, in metres; 0 where it is not known. */
    verticalAccuracy: number
    /** As `accuracy`. */
    horizontalAccuracy: number
  }

  /** What `wx.getMenuButtonBoundingClientRect` answers. */
  interface GetMenuButtonBoundingClientRectResult {
    /** The width. */
    width: number
    /** The height. */
    height: number
    /** The top edge. */
    top: number
    /** The right edge. */
    right: number
    /** The bottom edge. */
    bottom: number
    /** The left edge. */
    left: number
  }

  /** What `wx.getNetworkType` answers. */
  interface GetNetworkTypeResult {
    /** `wifi` or `none`. */
    networkType: string
    /** Whether the system has a proxy; requests never use it. */
    hasSystemProxy: boolean
    /** Always 0: not known. */
    signalStrength: number
  }

  /** What `wx.getNickName` answers. At v1 a host may answer anything, so even the nickname can be absent. */
  interface GetNickNameResult {
    /** The user's nickname in the superapp (empty when the user has none), or what the user typed, without blanks around it. */
    nickName?: string
  }

  /** What `wx.getPhoneNumber` answers. At v1 a host may answer anything, so even the code can be absent. */
  interface GetPhoneNumberResult {
    /** Exchanged for the phone number by the mini program's backend; one use, five minutes. It is another kind of code than that of `wx.login`. */
    code?: string
  }

  /** What `wx.getPrivacySetting` answers. */
  interface GetPrivacySettingResult {
    /** Always false. */
    needAuthorization: boolean
    /** Always empty. */
    privacyContractName: string
  }

  /** What `wx.getRandomValues` takes. */
  interface GetRandomValuesParams {
    /** How many bytes, 1 to 1,048,576. */
    length: number
  }

  /** What `wx.getRandomValues` answers. */
  interface GetRandomValuesResult {
    /** An ArrayBuffer. */
    randomValues: any
  }

  /** What `wx.getRendererUserAgent` answers. */
  interface GetRendererUserAgentResult {
    /** The text. */
    userAgent: string
  }

  /** What `wx.getScreenBrightness` answers. */
  interface GetScreenBrightnessResult {
    /** 0, the darkest, to 1. */
    value: number
  }

  /** What `wx.getScreenRecordingState` answers. */
  interface GetScreenRecordingStateResult {
    /** `on` or `off`. */
    state: string
  }

  /** What `wx.getSetting` takes. */
  interface GetSettingParams {
    /** Whether the answer holds the subscription messages too. Default: no. */
    withSubscriptions?: boolean
  }

  /** What `wx.getSetting` answers. */
  interface GetSettingResult {
    /** The user's answer by scope; scopes that were never asked are not in it. */
    authSetting: Record<string, boolean>
    /** The subscription messages, where they were asked for. */
    subscriptionsSetting?: SubscriptionsSetting
  }

  /** What `wx.getSkylineInfo` answers. */
  interface GetSkylineInfoResult {
    /** Always false. */
    isSupported: boolean
    /** Always empty. */
    version: string
    /** Always `client not supported`. */
    reason: string
  }

  /** What `wx.getStorageInfo` answers. */
  interface GetStorageInfoResult {
    /** All keys. */
    keys: string[]
    /** What is used, in KB, rounded up. */
    currentSize: number
    /** What may be used, in KB. */
    limitSize: number
  }

  /** What `wx.getStorage` takes. */
  interface GetStorageParams {
    /** The key. */
    key: string
    /** Accepted and without effect, as in `SetStorageParams`. */
    encrypt?: boolean
  }

  /** What `wx.getStorage` answers. */
  interface GetStorageResult {
    /** The value. */
    data: any
  }

  /** What `wx.getSystemInfo` answers: the parts that the newer APIs tell one by one. */
  interface GetSystemInfoResult {
    /** The maker; `devtools` in the simulator. */
    brand: string
    /** The model. */
    model: string
    /** Device pixels for each CSS pixel. */
    pixelRatio: number
    /** The screen's width, in CSS pixels. */
    screenWidth: number
    /** The screen's height. */
    screenHeight: number
    /** The page's width. */
    windowWidth: number
    /** The page's height, without navigation bar and tab bar. */
    windowHeight: number
    /** The status bar's height. */
    statusBarHeight: number
    /** The user's language. */
    language: string
    /** The superapp's version. */
    version: string
    /** The system and its version. */
    system: string
    /** `devtools`, `android`, `ios`. */
    platform: string
    /** The user's font size, in CSS pixels. */
    fontSizeSetting: number
    /** The SDK's version. */
    SDKVersion: string
    /** How fast the device is; -2: not known. */
    benchmarkLevel: number
    /** What nothing covers. */
    safeArea: SafeArea
    /** `light` or `dark`; light unless app.json has `darkmode`. */
    theme: string
    /** The app around the program. */
    host: HostApp
    /** Whether this is a development version. */
    enableDebug: boolean
    /** `portrait` or `landscape`. */
    deviceOrientation: string
    /** Whether the network can be used. */
    wifiEnabled: boolean
  }

  /** What `wx.getSystemSetting` answers. */
  interface GetSystemSettingResult {
    /** Always false: there is no Bluetooth API. */
    bluetoothEnabled: boolean
    /** Always false: there is no location API. */
    locationEnabled: boolean
    /** Whether the network can be used. */
    wifiEnabled: boolean
    /** `portrait` or `landscape`. */
    deviceOrientation: string
  }

  /** What `wx.getUserInfo` takes. */
  interface GetUserInfoParams {
    /** Whether rawData, signature, encryptedData and iv are wanted, for which a session of the user must live (`wx.login`). Left out: no with `WxProfile.Sas`, yes with `WxProfile.WeChat`. */
    withCredentials?: boolean | null
    /** The language of the user's data: `en` (default), `zh_CN`, `zh_TW`. The host is told. */
    lang?: "en" | "zh_CN" | "zh_TW"
  }

  /** What `wx.getUserInfo` answers. encryptedData holds openid and unionid too. */
  interface GetUserInfoResult {
    /** The user. Null where the host answers something else altogether. */
    userInfo?: UserInfo
    /** The JSON text of the user info that is signed. The platform adds it at v2 and v3; a host leaves it null. */
    rawData?: string
    /** sha1(rawData + session key), 40 hex digits. The platform adds it at v2 and v3; a host leaves it null. */
    signature?: string
    /** AES-128-CBC of the whole user info with its watermark, in base64. The platform adds it at v2 and v3; a host leaves it null. */
    encryptedData?: string
    /** The initial vector of `encryptedData`, 16 bytes in base64. The platform adds it at v2 and v3; a host leaves it null. */
    iv?: string
  }

  /** What `wx.getUserProfile` takes. */
  interface GetUserProfileParams {
    /** What the mini program wants it for: 1 to 30 characters (UTF-16 units, as JavaScript counts). The consent sheet shows it. */
    desc: string
    /** The language of the user's data: `en` (default), `zh_CN`, `zh_TW`. The host is told. */
    lang?: "en" | "zh_CN" | "zh_TW"
  }

  /** What `wx.getUserProfile` answers. rawData, signature, encryptedData and iv are there when a session of the user lives; encryptedData holds neither openid nor unionid. */
  interface GetUserProfileResult {
    /** The user. Null where the host answers something else altogether. */
    userInfo?: UserInfo
    /** The JSON text of the user info that is signed. The platform adds it at v2 and v3; a host leaves it null. */
    rawData?: string
    /** sha1(rawData + session key), 40 hex digits. The platform adds it at v2 and v3; a host leaves it null. */
    signature?: string
    /** AES-128-CBC of the whole user info with its watermark, in base64. The platform adds it at v2 and v3; a host leaves it null. */
    encryptedData?: string
    /** The initial vector of `encryptedData`, 16 bytes in base64. The platform adds it at v2 and v3; a host leaves it null. */
    iv?: string
  }

  /** What `wx.getWindowInfo` answers. */
  interface GetWindowInfoResult {
    /** Device pixels for each CSS pixel. */
    pixelRatio: number
    /** The screen's width, in CSS pixels. */
    screenWidth: number
    /** The screen's height. */
    screenHeight: number
    /** The page's width. */
    windowWidth: number
    /** The page's height, without navigation bar and tab bar. */
    windowHeight: number
    /** The status bar's height. */
    statusBarHeight: number
    /** What nothing covers. */
    safeArea: SafeArea
    /** Where the page begins, from the top of the screen. */
    screenTop: number
  }

  /** What `wx.hideShareMenu` takes. */
  interface HideShareMenuParams {
    /** `shareAppMessage` and `shareTimeline`; null for both. */
    menus?: string[] | null
  }

  /** What `wx.hideTabBar` takes. */
  interface HideTabBarParams {
    /** Whether it moves. */
    animation?: boolean
  }

  /** What `wx.hideTabBarRedDot` takes. */
  interface HideTabBarRedDotParams {
    /** The tab, from 0 at the left. */
    index: number
  }

  /** The app around the mini program. */
  interface HostApp {
    /** Empty: a mini program does not learn the superapp's own id. */
    appId: string
    /** Its name. */
    env: string
  }

  /** What `wx.invokeNativePlugin` takes. */
  interface InvokeNativePluginParams {
    /** The name of an API that the superapp added. */
    api_name: string
    /** The parameters of that API; left out, none. */
    data?: Record<string, any> | null
  }

  /** One value to keep. */
  interface KeyAndValue {
    /** The key. */
    key: string
    /** The value: anything that JSON can hold. */
    value?: any
  }

  /** What `wx.getLaunchOptionsSync` and `wx.getEnterOptionsSync` answer. */
  interface LaunchOptionsResult {
    /** The page that was opened. */
    path: string
    /** WeChat's scene number. */
    scene: number
    /** The page's parameters. */
    query: Record<string, string>
    /** The ticket of a shared card, or null. */
    shareTicket?: string
    /** Where the user came from. */
    referrerInfo: ReferrerInfo
    /** Always `default`: nothing is withheld from the program. */
    apiCategory: string
  }

  /** What `wx.loadFontFace` takes. */
  interface LoadFontFaceParams {
    /** The name that style sheets use. */
    family: string
    /** `url("...")`, or the address alone: of an allowed origin, a data URL, or a file of the package. */
    source: string
    /** What tells it apart from others of the family, or null. */
    desc?: FontFaceDescription | null
    /** Whether it counts on every page. */
    global?: boolean
  }

  /** What `wx.loadFontFace` answers. */
  interface LoadFontFaceResult {
    /** `loaded`. */
    status: string
  }

  /** What `wx.login` answers. At v1 a host may answer anything, so even the code can be absent. */
  interface LoginResult {
    /** Exchanged for openid and session key by the mini program's backend; one use, five minutes. */
    code?: string
  }

  /** What `wx.makePhoneCall` takes. */
  interface MakePhoneCallParams {
    /** The number. */
    phoneNumber: string
  }

  /** A mini program's account (document: mini program open APIs, "miniProgram Structure Attributes"). */
  interface MiniProgramAccount {
    /** The appid. */
    appId: string
    /** `develop`, `trial` or `release`. */
    envVersion: string
    /** The published version; empty unless `envVersion` is `release`. */
    version: string
  }

  /** What `wx.navigateBackMiniProgram` takes. */
  interface NavigateBackMiniProgramParams {
    /** What the other one is told. */
    extraData?: any
  }

  /** What `wx.navigateBack` takes. */
  interface NavigateBackParams {
    /** How many pages to close. Default 1. */
    delta?: number
  }

  /** What `wx.navigateToMiniProgram` takes. */
  interface NavigateToMiniProgramParams {
    /** The other one's appid. */
    appId: string
    /** The page to open, with its query; null for its own first page. */
    path?: string | null
    /** What the other one finds in its launch options. */
    extraData?: any
  }

  /** What `wx.navigateTo` takes. */
  interface NavigateToParams {
    /** The page with its parameters: from the root with a leading slash, else relative to the page on top. No page of the tab bar. */
    url: string
  }

  /** How the colours change. */
  interface NavigationBarAnimation {
    /** How long it takes, in milliseconds. */
    duration?: number
    /** `linear`, `easeIn`, `easeOut` or `easeInOut`. */
    timingFunc?: string
  }

  /** What `wx.openDocument` takes. */
  interface OpenDocumentParams {
    /** A path of the program. */
    filePath: string
    /** `doc`, `docx`, `xls`, `xlsx`, `ppt`, `pptx` or `pdf`; null: by the path. */
    fileType?: string | null
    /** Accepted and without effect: the device draws its own. */
    showMenu?: boolean
  }

  /** What `wx.openEmbeddedMiniProgram` takes. */
  interface OpenEmbeddedMiniProgramParams {
    /** The other one's appid. */
    appId: string
    /** The page to open, with its query; null for its own first page. */
    path?: string | null
    /** What the other one finds in its launch options. */
    extraData?: any
  }

  /** What `wx.openSetting` takes. */
  interface OpenSettingParams {
    /** Whether the answer holds the subscription messages too. Default: no. */
    withSubscriptions?: boolean
  }

  /** What `wx.openSetting` answers, when the user has closed the page. */
  interface OpenSettingResult {
    /** The user's answer by scope, as it stands now; scopes that were never asked are not in it. */
    authSetting: Record<string, boolean>
    /** The subscription messages, where they were asked for. */
    subscriptionsSetting?: SubscriptionsSetting
  }

  /** What `wx.pageScrollTo` takes. */
  interface PageScrollToParams {
    /** Where to, in CSS pixels from the top; null when a selector says it. */
    scrollTop?: number | null
    /** How long it takes, in milliseconds. */
    duration?: number
    /** The node to scroll to, or null. */
    selector?: string | null
    /** How far below the node's top edge to stop, in CSS pixels. */
    offsetTop?: number
  }

  /** A plugin's account (document: mini program open APIs, "Plugin Structure Attributes"). */
  interface PluginAccount {
    /** The plugin's appid. */
    appId: string
    /** The plugin's version. */
    version: string
  }

  /** What `wx.preDownloadSubpackage` takes. */
  interface PreDownloadSubpackageParams {
    /** `workers`, the only one that WeChat documents. */
    packageType: string
  }

  /** What `wx.preloadAssets` takes. */
  interface PreloadAssetsParams {
    /** What will be shown: objects with `type` and `src`. */
    data: any[]
  }

  /** What `wx.previewImage` takes. */
  interface PreviewImageParams {
    /** The pictures: addresses of the network, which go through the host's gate, or paths of the program. */
    urls: string[]
    /** The one that is shown first: one of `urls`, or its number; null: the first. */
    current?: any
    /** Accepted and without effect: the browser's own menu is there. */
    showmenu?: boolean
  }

  /** What `wx.previewMedia` takes. */
  interface PreviewMediaParams {
    /** What is shown. */
    sources: PreviewMediaSource[]
    /** The number of the one that is shown first. */
    current?: number
    /** Accepted and without effect: the browser's own menu is there. */
    showmenu?: boolean
  }

  /** A picture or a video. */
  interface PreviewMediaSource {
    /** An address of the network, which goes through the host's gate, or a path of the program. */
    url: string
    /** `image` or `video`. */
    type?: string
    /** The picture of a video that does not play yet, or null. */
    poster?: string | null
  }

  /** What `wx.reLaunch` takes. */
  interface ReLaunchParams {
    /** The page with its parameters. */
    url: string
  }

  /** What `wx.redirectTo` takes. */
  interface RedirectToParams {
    /** The page with its parameters; no page of the tab bar. */
    url: string
  }

  /** Where the user came from. */
  interface ReferrerInfo {
    /** The other mini program, or null. */
    appId?: string
    /** What it passed along, or null. */
    extraData?: any
  }

  /** What `wx.removeStorage` takes. */
  interface RemoveStorageParams {
    /** The key. */
    key: string
  }

  /** What `wx.removeTabBarBadge` takes. */
  interface RemoveTabBarBadgeParams {
    /** The tab, from 0 at the left. */
    index: number
  }

  /** What `wx.requestMidasPaymentGameItem` takes: all of it comes from the mini game's backend. */
  interface RequestMidasPaymentGameItemParams {
    /** The order as a JSON text: mode, buyQuantity, currencyType, platform, productId, goodsPrice (in cents), outTradeNo (used once), attach. The signatures are over these very bytes, so it is passed on unread. */
    signData: string
    /** hex(HMAC-SHA256(app key, `requestMidasPaymentGameItem&` + signData)). The superapp checks it. */
    paySig: string
    /** hex(HMAC-SHA256(session key, signData)). The superapp checks it. */
    signature: string
  }

  /** What `wx.request` takes. */
  interface RequestParams {
    /** The URL; its origin must be in the registry's record of the mini program. */
    url: string
    /** The parameters: text, an object, or bytes. */
    data?: any
    /** The headers. Referer and Host cannot be set. Default: `content-type: application/json`. */
    header?: Record<string, any> | null
    /** How long it may take, in milliseconds; null for app.json's `networkTimeout.request`. */
    timeout?: number | null
    /** `OPTIONS`, `GET`, `HEAD`, `POST`, `PUT`, `DELETE`, `TRACE`, `CONNECT` or `PATCH`. */
    method?: "OPTIONS" | "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "TRACE" | "CONNECT" | "PATCH"
    /** `json`: a text answer that is JSON is parsed; anything else: it is left as it is. */
    dataType?: string
    /** `text` or `arraybuffer`. */
    responseType?: string
    /** Whether the body is given piece by piece, to `task.onChunkReceived`; `data` is then empty. */
    enableChunked?: boolean
    /** `follow`; `manual`: a redirect is the answer. */
    redirect?: "follow" | "manual"
  }

  /** What `wx.requestPayment` takes: all of it comes from the mini program's backend, which placed the order. */
  interface RequestPaymentParams {
    /** Seconds since 1970, as text. A number is taken too, except in `WxProfile.WeChat`. */
    timeStamp: string | number
    /** Random text, at most 32 characters. */
    nonceStr: string
    /** `prepay_id=` and the order's prepay id. */
    package: string
    /** The kind of signature that the order was placed with, normally `RSA`. */
    signType: string
    /** The signature over appid, timeStamp, nonceStr and package. Neither the SDK nor the platform checks it: the superapp does. */
    paySign: string
  }

  /** What `wx.request` answers. */
  interface RequestResult {
    /** The body: parsed JSON, text, or bytes. */
    data: any
    /** The HTTP status; one of 400 and more is a success too. */
    statusCode: number
    /** The headers. */
    header: Record<string, string>
    /** The cookies that the server sets, one text each. They are not kept. */
    cookies: string[]
  }

  /** What `wx.requestSubscribeMessage` takes. */
  interface RequestSubscribeMessageParams {
    /** The templates to ask for: one to three ids. One that is given twice counts once. */
    tmplIds: string[]
  }

  /** What `wx.requestVirtualPayment` takes: all of it comes from the mini program's backend. */
  interface RequestVirtualPaymentParams {
    /** The order as a JSON text: offerId, buyQuantity, currencyType, productId, goodsPrice (in cents), outTradeNo (used once), attach. The signatures are over these very bytes, so it is passed on unread. An object is taken too, except in `WxProfile.WeChat`: the text is then what JSON.stringify makes of it. */
    signData: string | Record<string, any>
    /** hex(HMAC-SHA256(app key, `requestVirtualPayment&` + signData)). The superapp checks it. */
    paySig: string
    /** hex(HMAC-SHA256(session key, signData)). The superapp checks it. */
    signature: string
    /** What is bought, such as `short_series_goods` or `short_series_coin`; `WxProfile.WeChat` requires it. */
    mode?: string | null
  }

  /** What `wx.restartMiniProgram` takes. */
  interface RestartMiniProgramParams {
    /** The page to open, with its query. */
    path: string
  }

  /** The part of the window that no camera or rounded corner covers, in CSS pixels. */
  interface SafeArea {
    /** Its left edge. */
    left: number
    /** Its right edge. */
    right: number
    /** Its top edge: below the status bar. */
    top: number
    /** Its bottom edge. */
    bottom: number
    /** Its width. */
    width: number
    /** Its height. */
    height: number
  }

  /** What `wx.saveFileToDisk` takes. */
  interface SaveFileToDiskParams {
    /** A path of the program. */
    filePath: string
  }

  /** What `wx.saveImageToPhotosAlbum` takes. */
  interface SaveImageToPhotosAlbumParams {
    /** A temporary file (`wxfile://tmp/...`), one that the user keeps (`wxfile://usr/...`, `wxfile://store_...`), or a picture of the package. A network address is not taken: download it first. */
    filePath: string
  }

  /** What `wx.saveVideoToPhotosAlbum` takes. */
  interface SaveVideoToPhotosAlbumParams {
    /** A path of the program. A network address is not taken: download it first. */
    filePath: string
  }

  /** What `wx.scanCode` takes. */
  interface ScanCodeParams {
    /** Whether a picture of the album is no source. */
    onlyFromCamera?: boolean
    /** Any of `barCode`, `qrCode`, `datamatrix`, `pdf417`, `wxCode`; null for the first two. */
    scanType?: string[] | null
  }

  /** What `wx.scanCode` answers. */
  interface ScanCodeResult {
    /** The code's content. */
    result: string
    /** Its kind, such as `QR_CODE`. */
    scanType: string
    /** Its character set. */
    charSet: string
    /** Always empty: there are no codes of WeChat's own. */
    path: string
    /** The content's bytes in base64. */
    rawData: string
  }

  /** What `wx.sendSms` takes. */
  interface SendSmsParams {
    /** Whom to. */
    phoneNumber?: string
    /** What stands in it. */
    content?: string
  }

  /** What `wx.sendSocketMessage` and `SocketTask.send` take. */
  interface SendSocketMessageParams {
    /** A text, or an ArrayBuffer. */
    data: any
    /** The task's number; 0: the socket that was opened last. */
    socketTaskId?: number
  }

  /** What `wx.setBackgroundColor` takes. */
  interface SetBackgroundColorParams {
    /** The window, or null. */
    backgroundColor?: string | null
    /** Above the page, on iOS, or null. */
    backgroundColorTop?: string | null
    /** Below the page, on iOS, or null. */
    backgroundColorBottom?: string | null
  }

  /** What `wx.setBackgroundTextStyle` takes. */
  interface SetBackgroundTextStyleParams {
    /** `dark` or `light`. */
    textStyle: string
  }

  /** What `wx.setClipboardData` takes. */
  interface SetClipboardDataParams {
    /** The text. */
    data: string
  }

  /** What `wx.setKeepScreenOn` takes. */
  interface SetKeepScreenOnParams {
    /** Whether it stays on. */
    keepScreenOn: boolean
  }

  /** What `wx.setNavigationBarColor` takes. */
  interface SetNavigationBarColorParams {
    /** Texts and buttons: `#ffffff` or `#000000`. */
    frontColor: string
    /** The bar: a hexadecimal colour. */
    backgroundColor: string
    /** How the change moves, or null. */
    animation?: NavigationBarAnimation | null
  }

  /** What `wx.setNavigationBarTitle` takes. */
  interface SetNavigationBarTitleParams {
    /** The title. */
    title: string
  }

  /** What `wx.setScreenBrightness` takes. */
  interface SetScreenBrightnessParams {
    /** 0, the darkest, to 1. */
    value: number
  }

  /** What `wx.setStorage` takes. */
  interface SetStorageParams {
    /** The key. */
    key: string
    /** The value: anything that JSON can hold. `undefined` is kept as an empty text. */
    data?: any
    /** Accepted and without effect: what is kept never leaves the host's own folder. */
    encrypt?: boolean
  }

  /** What `wx.setTabBarBadge` takes. */
  interface SetTabBarBadgeParams {
    /** The tab, from 0 at the left. */
    index: number
    /** The text; of more than four characters the first three and an ellipsis are drawn. */
    text: string
  }

  /** What `wx.setTabBarItem` takes. */
  interface SetTabBarItemParams {
    /** The tab, from 0 at the left. */
    index: number
    /** Its text, or null. */
    text?: string | null
    /** Its icon, or null. */
    iconPath?: string | null
    /** Its icon while it is selected, or null. */
    selectedIconPath?: string | null
  }

  /** What `wx.setTabBarStyle` takes. */
  interface SetTabBarStyleParams {
    /** The texts, or null. */
    color?: string | null
    /** The selected text, or null. */
    selectedColor?: string | null
    /** The bar, or null. */
    backgroundColor?: string | null
    /** `black` or `white`, or null. */
    borderStyle?: string | null
  }

  /** What `wx.setTopBarText` takes. */
  interface SetTopBarTextParams {
    /** The text. */
    text: string
  }

  /** What `wx.setVisualEffectOnCapture` takes. */
  interface SetVisualEffectOnCaptureParams {
    /** `none` or `hidden`. */
    visualEffect?: string
  }

  /** What `wx.showActionSheet` takes. */
  interface ShowActionSheetParams {
    /** The items, one to six. */
    itemList: string[]
    /** Their colour. */
    itemColor?: string
    /** A text above them, or null. */
    alertText?: string | null
  }

  /** What `wx.showActionSheet` answers. */
  interface ShowActionSheetResult {
    /** The item, from 0 at the top. */
    tapIndex: number
  }

  /** What `wx.showLoading` takes. */
  interface ShowLoadingParams {
    /** The text. */
    title?: string
    /** Whether taps are kept from the page. */
    mask?: boolean
  }

  /** What `wx.showModal` takes. */
  interface ShowModalParams {
    /** The title. */
    title?: string
    /** The text; with `editable` what stands in the field. */
    content?: string
    /** Whether there is a cancel button. */
    showCancel?: boolean
    /** Its text; by default in the user's language. */
    cancelText?: string | null
    /** Its colour. */
    cancelColor?: string
    /** The confirm button's text; by default in the user's language. */
    confirmText?: string | null
    /** Its colour. */
    confirmColor?: string
    /** Whether the user may type. */
    editable?: boolean
    /** What stands in the empty field, or null. */
    placeholderText?: string | null
  }

  /** What `wx.showModal` answers. */
  interface ShowModalResult {
    /** Whether the user confirmed. */
    confirm: boolean
    /** Whether the user cancelled. */
    cancel: boolean
    /** What was typed, for an editable question that was confirmed; else null. */
    content?: string
  }

  /** What `wx.showShareMenu` takes. */
  interface ShowShareMenuParams {
    /** Whether a share ticket is wanted; there are none. */
    withShareTicket?: boolean
    /** `shareAppMessage` and `shareTimeline`; null for the first. */
    menus?: string[] | null
  }

  /** What `wx.showTabBar` takes. */
  interface ShowTabBarParams {
    /** Whether it moves. */
    animation?: boolean
  }

  /** What `wx.showTabBarRedDot` takes. */
  interface ShowTabBarRedDotParams {
    /** The tab, from 0 at the left. */
    index: number
  }

  /** What `wx.showToast` takes. */
  interface ShowToastParams {
    /** The text. */
    title?: string
    /** `success`, `error`, `loading` or `none`. */
    icon?: string
    /** An image of the package instead of the icon, or null. */
    image?: string | null
    /** How long it stays, in milliseconds. */
    duration?: number
    /** Whether taps are kept from the page. */
    mask?: boolean
  }

  /** What `wx.startAccelerometer` takes. */
  interface StartAccelerometerParams {
    /** `game` (about 20 ms), `ui` (60 ms) or `normal` (200 ms). */
    interval?: string
  }

  /** What `wx.startDeviceMotionListening` takes. */
  interface StartDeviceMotionListeningParams {
    /** `game` (about 20 ms), `ui` (60 ms) or `normal` (200 ms). */
    interval?: string
  }

  /** What `wx.startGyroscope` takes. */
  interface StartGyroscopeParams {
    /** `game` (about 20 ms), `ui` (60 ms) or `normal` (200 ms). */
    interval?: string
  }

  /** What `wx.startLocationUpdate` takes. */
  interface StartLocationUpdateParams {
    /** `wgs84` (GPS) or `gcj02`, the coordinates of maps made in China. Default: `gcj02`. */
    type?: string
  }

  /** What `wx.startRecord` answers, when the recording has ended. */
  interface StartRecordResult {
    /** The recording as a temporary file, `wxfile://tmp/...`. */
    tempFilePath: string
  }

  /** What `wx.startSoterAuthentication` takes. The documents know only authContent; the others are WeChat's, and optional here. */
  interface StartSoterAuthenticationParams {
    /** Which of `fingerPrint`, `facial`, `speech` may be used; the first that the device supports and the user has enrolled is. Left out, all of them. `WxProfile.WeChat` requires it. */
    requestAuthModes?: string[] | null
    /** What the mini program's backend wants to see signed, at most 512 characters. Default empty; `WxProfile.WeChat` requires it. */
    challenge?: string
    /** What the sheet says that it is for; in `WxProfile.WeChat` at most 42 characters. Default empty. */
    authContent?: string
  }

  /** What `wx.startSoterAuthentication` answers: a signed result, which the mini program's backend verifies at the platform. */
  interface StartSoterAuthenticationResult {
    /** The mode that was used. */
    authMode: string
    /** The signed JSON text: `raw` (the challenge), `fid`, `counter` (grows with each result of the user in the mini program), `tee_n`, `tee_v`, `fp_n`, `fp_v`, `cpu_id`, `uid`. */
    resultJSON: string
    /** Its signature in base64: RSA with 2048 bits, SHA256withRSA/PSS, a salt of 20 bytes. */
    resultJSONSignature: string
    /** 0. A failure has one of `SoterErrors`. */
    errCode: number
  }

  /** The user's lasting choices about subscription messages. */
  interface SubscriptionsSetting {
    /** Whether the user takes any. */
    mainSwitch: boolean
    /** By template, `accept` or `reject`: only those ticked "Always keep the above selection". */
    itemSettings: Record<string, string>
  }

  /** What `wx.switchTab` takes. */
  interface SwitchTabParams {
    /** A page of the tab bar; parameters are not allowed. */
    url: string
  }

  /** What `wx.updateShareMenu` takes. */
  interface UpdateShareMenuParams {
    /** Whether a share ticket is wanted; there are none. */
    withShareTicket?: boolean
    /** Whether the card changes later. */
    isUpdatableMessage?: boolean
  }

  /** What `wx.uploadFile` takes. */
  interface UploadFileParams {
    /** The URL; its origin must be in the registry's record of the mini program. */
    url: string
    /** A path of the program: of its package, `wxfile://tmp/NAME`, `wxfile://store_NAME` or `wxfile://usr/...`. */
    filePath: string
    /** The name of the form's field that has the file. */
    name: string
    /** The headers. Referer, Host and Content-Type cannot be set. */
    header?: Record<string, any> | null
    /** The form's further fields. */
    formData?: Record<string, any> | null
    /** How long it may take, in milliseconds; null for app.json's `networkTimeout.uploadFile`. */
    timeout?: number | null
    /** The file's name for the server; null: the last part of its path. */
    fileName?: string | null
  }

  /** What `wx.uploadFile` answers. */
  interface UploadFileResult {
    /** The server's answer, as text. */
    data: string
    /** The HTTP status; one of 400 and more is a success too. */
    statusCode: number
    /** The headers. */
    header: Record<string, string>
    /** The cookies that the server sets, one text each. They are not kept. */
    cookies: string[]
  }

  /** A superapp user as mini programs see it (document: mini program open APIs, "userInfo"). */
  interface UserInfo {
    /** The nickname. */
    nickName?: string
    /** URL of the avatar, as the superapp gives it. The last number in it is the side of the square in pixels: 46, 64, 96, 132 (take this one by default), or 0 for 640; mini programs put another of these numbers there, so the superapp serves all five. Null or empty when the user has none: the mini program then finds an empty text. When the user changes the avatar, the old URL must die. */
    avatarUrl?: string
    /** 0 unknown, 1 male, 2 female. The documents call it no longer returned: 0 with `WxProfile.WeChat`. */
    gender: number
    /** The country. The documents call it no longer returned: empty with `WxProfile.WeChat`. */
    country?: string
    /** The province. The documents call it no longer returned: empty with `WxProfile.WeChat`. */
    province?: string
    /** The city. The documents call it no longer returned: empty with `WxProfile.WeChat`. */
    city?: string
    /** The language of country, province and city: `en`, `zh_CN`, `zh_TW`. Always `zh_CN` with `WxProfile.WeChat`. */
    language?: string
  }

  /** What `wx.vibrateShort` takes. */
  interface VibrateShortParams {
    /** `heavy`, `medium` or `light`. Default: `medium`. */
    type?: "heavy" | "medium" | "light"
  }

  /** What `wx.requestVirtualPayment` and `wx.requestMidasPaymentGameItem` answer. A host may add anything in `extra`. */
  interface VirtualPaymentResult {
    /** 0: it is paid. */
    errCode: number
  }
}

declare const wx: Pergola.Wx
