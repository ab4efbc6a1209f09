using Pergola.Dispatch;

namespace Pergola;

/// <summary>The options of the SDK, set in <c>AddPergola(options => ...)</c>.</summary>
public sealed class PergolaOptions
{
    /// <summary>The SDK version that mini programs see; APIs that came later are unknown to them. Default 2.2.17.</summary>
    public Version SdkVersion
    {
        get;
        // 2.1 means 2.1.0; to System.Version it would be the older one.
        set => field = value is null ? null! : new(value.Major, value.Minor, Math.Max(0, value.Build));
    } = new(2, 2, 17);

    /// <summary>How strictly <c>wx</c> is played where the documents and WeChat differ. Default: as the documents say.</summary>
    public WxProfile Profile { get; set; } = WxProfile.Sas;

    /// <summary>Where storage and remembered answers are kept. Default: <c>pergola-data</c> below the working directory.</summary>
    public string DataDirectory { get; set; } = "pergola-data";

    /// <summary>
    /// The lowest level that open APIs with a default implementation are answered at; below it they fail with <c>level refused</c>.
    /// <see cref="ApiLevel.Undefined"/> (the default) allows every level. A call is never raised to it.
    /// </summary>
    public ApiLevel MinimumApiLevel { get; set; } = ApiLevel.Undefined;

    /// <summary>How long the superapp's proxy or the platform may take for one answer, unless the API says otherwise. Default one minute.</summary>
    public TimeSpan ProxyTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How much JSON a call of an open API may carry, in bytes of UTF-8. Default 64 KiB.</summary>
    public int MaxOpenApiParamsBytes { get; set; } = 64 * 1024;

    /// <summary>How much JSON any other call may carry, in bytes of UTF-8: storage and request bodies pass here. Default 4 MiB.</summary>
    public int MaxParamsBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How much one running mini program may take: time, memory, nodes, waiting calls.</summary>
    public MiniApps.MiniAppLimits Limits { get; set; } = new();

    /// <summary>
    /// Whether an engine is made ready for the next mini program as soon as one has been opened, so that it opens sooner. It takes about 4 MiB until then. Default true.
    /// </summary>
    public bool PreparesNext { get; set; } = true;

    /// <summary>How many bytes of compiled files are kept in <c>compiled</c> below <see cref="DataDirectory"/>; what has not been used for the longest time goes. Default 256 MiB.</summary>
    public long CompileCacheBytes { get; set; } = 256L << 20;

    /// <summary>How long a compiled file is kept that no mini program uses. Default 30 days.</summary>
    public TimeSpan CompileCacheAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Origins, such as <c>https://help.example.com</c>, that the <c>web-view</c> of every mini program may show, beside the business domains of its own. Never the superapp's own origin.</summary>
    public IList<string> WebViewDomains { get; } = [];

    /// <summary>How much one user may keep as files in one mini program, in bytes: <c>wxfile://usr</c> and saved files together. Default 200 MiB, as WeChat's.</summary>
    public long UserFilesLimit { get; set; } = 200L * 1024 * 1024;

    /// <summary>The superapp's own APIs: they take the same road as the built-in ones. Fill it before the first mini program starts.</summary>
    public IList<WxApi> OpenApis { get; } = [];

    /// <summary>
    /// Origins whose requests go elsewhere: <c>https://api.example.com</c> to <c>http://127.0.0.1:5083</c>. A mapped origin is allowed, and may lead to
    /// a private address. For development and tests.
    /// </summary>
    public IDictionary<string, string> OriginMap { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Plugins by their appid: the folder or zip of each. A superapp with a registry of its own brings an <see cref="MiniApps.Plugins.IPluginSource"/> (<c>UsePlugins</c>).</summary>
    public IDictionary<string, string> PluginFolders { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The built-in APIs and the superapp's own.</summary>
    internal WxApiCatalog Catalog => field ??= WxApiCatalog.Create(OpenApis);
}
