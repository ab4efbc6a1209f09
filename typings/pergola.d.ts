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
  interface Callbacks<R> {
    success?: (result: R) => void
    fail?: (failure: Failure) => void
    complete?: (result: R | Failure) => void
  }

  /** A call without callbacks: it gives a promise, which a failure rejects with a `Failure`. */
  interface NoCallbacks {
    success?: undefined
    fail?: undefined
    complete?: undefined
  }

  /** What a mini program calls. */
  interface Wx {
    /**
     * Says whether an API, one of its parameters, or a component works here; it never fails.
     * Document: mini program open APIs, sample of "getUserInfo".
     * @since 1.0.0
     */
    canIUse(schema?: any): boolean
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
     * Says which mini program runs, in which version.
     * Document: mini program open APIs, "getAccountInfoSync".
     * @since 1.0.0
     */
    getAccountInfoSync(): GetAccountInfoResult
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
     * Tells what the device is.
     * @since 1.0.0
     */
    getDeviceInfo(): GetDeviceInfoResult
    /**
     * Tells how the mini program came to the foreground last.
     * @since 1.0.0
     */
    getEnterOptionsSync(): LaunchOptionsResult
    /**
     * Tells how the mini program was launched.
     * @since 1.0.0
     */
    getLaunchOptionsSync(): LaunchOptionsResult
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
     * Sends an HTTP request through the host's network gate.
     * @since 1.0.0
     */
    request(option: RequestParams & Callbacks<RequestResult & Success>): RequestTask
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
     * Shows a page of the tab bar and closes all others.
     * @since 1.0.0
     */
    switchTab(option: SwitchTabParams & NoCallbacks): Promise<Success>
    /**
     * Shows a page of the tab bar and closes all others.
     * @since 1.0.0
     */
    switchTab(option: SwitchTabParams & Callbacks<Success>): void
  }

  /** A call of `wx.request` that is under way. */
  interface RequestTask {
    /** Takes the call back; it fails with `abort`. */
    abort(): void
    offHeadersReceived(listener?: (event: any) => void): void
    onHeadersReceived(listener: (event: any) => void): void
  }

  /** What `wx.getAccountInfoSync` answers. */
  interface GetAccountInfoResult {
    /** The mini program that runs. */
    miniProgram: MiniProgramAccount
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

  /** What `wx.login` answers. At v1 a host may answer anything, so even the code can be absent. */
  interface LoginResult {
    /** Exchanged for openid and session key by the mini program's backend; one use, five minutes. */
    code?: string
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

  /** What `wx.navigateBack` takes. */
  interface NavigateBackParams {
    /** How many pages to close. Default 1. */
    delta?: number
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
    method?: string
    /** `json`: a text answer that is JSON is parsed; anything else: it is left as it is. */
    dataType?: string
    /** `text` or `arraybuffer`. */
    responseType?: string
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

  /** The user's lasting choices about subscription messages. */
  interface SubscriptionsSetting {
    /** Whether the user takes any. */
    mainSwitch: boolean
    /** By template: only those ticked "Always keep the above selection". */
    itemSettings: Record<string, string>
  }

  /** What `wx.switchTab` takes. */
  interface SwitchTabParams {
    /** A page of the tab bar; parameters are not allowed. */
    url: string
  }
}

declare const wx: Pergola.Wx
