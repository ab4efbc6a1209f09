using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Consent;
using Pergola.MiniApps;
using Pergola.Platform;

namespace Pergola.Dispatch;

/// <summary>A call of a mini program, as a host's proxy sees it.</summary>
/// <typeparam name="TParams">The parsed parameters.</typeparam>
/// <param name="Context">The mini program that calls.</param>
/// <param name="Params">The parsed parameters.</param>
/// <param name="RawParams">The whole object that the program passed, without its callbacks.</param>
public sealed record OpenApiCall<TParams>(MiniAppContext Context, TParams Params, JsonElement RawParams)
{
    /// <summary>The calling mini program's appid.</summary>
    public string AppId => Context.App.AppId;

    /// <summary>What the user was shown and chose, where the API asks; else null.</summary>
    public ConsentGrant? Consent { get; init; }

    /// <summary>How strictly <c>wx</c> is played.</summary>
    public WxProfile Profile { get; init; }

    /// <summary>What is drawn around the calling instance: a host asks its user here, such as with a cashier. A call that is made by hand, as in a test, has nobody to ask: every question is cancelled.</summary>
    public IMiniAppUi Ui { get; init; } = NobodyToAsk.Instance;

    /// <summary>The page that was on top when the call was made; 0 when none was.</summary>
    public int PageId { get; init; }
}

/// <summary>A call that the SDK itself answers.</summary>
/// <typeparam name="TParams">The parsed parameters.</typeparam>
/// <param name="MiniApp">The running mini program.</param>
/// <param name="PageId">The page that was on top when the call was made; 0 when none was.</param>
/// <param name="Params">The parsed parameters.</param>
/// <param name="RawParams">The whole object that the program passed, without its callbacks.</param>
public sealed record SdkCall<TParams>(IMiniApp MiniApp, int PageId, TParams Params, JsonElement RawParams)
{
    /// <summary>For <see cref="CallShape.Task"/>: tells the task object of an event, such as <c>HeadersReceived</c>, before the answer.</summary>
    /// <remarks>The task's <c>onHeadersReceived</c> listeners get the data. It does nothing when nobody listens.</remarks>
    public Action<string, JsonElement> Report { get; init; } = static (_, _) => { };

    /// <summary>The platform with the user whom the instance was launched for; null when the superapp uses none.</summary>
    public UserPlatform? Platform { get; init; }

    /// <summary>The plugin that calls; null when the mini program itself does.</summary>
    public MiniApps.Plugins.PluginCaller? Plugin { get; init; }

    /// <summary>The caller's storage: the plugin's, else the mini program's.</summary>
    public MiniAppStorage Storage => Plugin?.Storage ?? MiniApp.Storage;

    /// <summary>The caller's way out to the network: the plugin's, else the mini program's.</summary>
    public NetworkGate Network => Plugin?.Network ?? MiniApp.Network;
}

/// <summary>What every answer to a mini program may carry.</summary>
public record OpenApiResult
{
    /// <summary>Any further fields; they are copied to JavaScript as they are.</summary>
    /// <remarks>It is not <c>init</c>: JSON contracts that are made at build time would take it for a constructor's parameter, and fail.</remarks>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The surroundings of a call that no instance made.</summary>
internal sealed class NobodyToAsk : IMiniAppUi
{
    public static readonly NobodyToAsk Instance = new();

    public void Apply(UiChange change)
    {
        // Nothing is drawn.
    }

    public Task<UiAnswer> AskAsync(UiQuestion question, CancellationToken cancellationToken) => Task.FromResult(new UiAnswer(false));
}

/// <summary>Parameters of an API that takes none but its callbacks.</summary>
public sealed record NoParams;

/// <summary>JSON contracts of the shapes that many APIs share.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NoParams))]
[JsonSerializable(typeof(OpenApiResult))]
public sealed partial class SharedJson : JsonSerializerContext;
