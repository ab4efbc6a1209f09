using Pergola.Runtime.Scripting;
using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Testing;

/// <summary>How <see cref="TestMiniApp"/> opens a program.</summary>
public sealed record TestMiniAppOptions
{
    /// <summary>
    /// Whether errors fail the test where the options do not say (<see cref="ErrorsFail"/>). Set it once, before the first test, for a whole test project. Default: they do.
    /// </summary>
    public static bool ErrorsFailByDefault { get; set; } = true;

    /// <summary>
    /// Whether uncaught errors and messages of <c>console.error</c> that the test has not looked at (<see cref="RunLog.Errors"/>, <see cref="RunLog.Console"/>) fail it when the
    /// program is closed.
    /// </summary>
    public bool ErrorsFail { get; init; } = ErrorsFailByDefault;

    /// <summary>The registry's record; null makes one from the package, in development.</summary>
    public MiniAppInfo? App { get; init; }

    /// <summary>The first page with its query; null for the program's own.</summary>
    public string? EntryPath { get; init; }

    /// <summary>Where the program was started from: the <c>scene</c> of its launch options.</summary>
    public int Scene { get; init; } = 1001;

    /// <summary>The user who is signed in to a superapp that the test needs not write; null for nobody, or for the superapp of <see cref="Build"/>.</summary>
    public TestUser? User { get; init; }

    /// <summary>The level at which the superapp of <see cref="User"/> asks for open APIs. v2 and v3 need a platform: <c>UsePlatform</c> in <see cref="Build"/>.</summary>
    public ApiLevel Level { get; init; } = ApiLevel.V1;

    /// <summary>What answers requests in place of the network; null: the network of the machine, as far as <see cref="App"/> allows it.</summary>
    public ScriptedNetwork? Network { get; init; }

    /// <summary>What storage holds before the program starts: keys, and values as JSON texts.</summary>
    public IReadOnlyDictionary<string, string> Storage { get; init; } = new Dictionary<string, string>();

    /// <summary>The clock; null for the system's. With a <see cref="ManualClock"/>, <see cref="TestMiniApp.AdvanceAsync"/> moves it.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>The script engine; null for JavaScriptCore in the test's own process. It is not disposed with the program.</summary>
    public IScriptEngineFactory? Engines { get; init; }

    /// <summary>Where storage is kept; null for a folder that is deleted afterwards.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The device that the program sees.</summary>
    public DeviceInfo Device { get; init; } = new();

    /// <summary>The dialogs, scripted from the start: also what is asked while the program opens; null makes one that cancels every dialog.</summary>
    public ScriptedUi? Ui { get; init; }

    /// <summary>What the user answers from the start; null leaves it to <see cref="Ui"/>. It can be changed in <see cref="ScriptedUi.Answer"/>.</summary>
    public Func<UiQuestion, UiAnswer>? Answer { get; init; }

    /// <summary>The SDK's options.</summary>
    public Action<PergolaOptions>? Configure { get; init; }

    /// <summary>The superapp: <c>UseProxy</c>, <c>UseMiniAppProxy</c>, <c>UsePlatform</c>.</summary>
    public Action<PergolaBuilder>? Build { get; init; }

    internal MiniAppInfo InfoOf(MiniAppPackage package)
    {
        var app = App ?? new MiniAppInfo(package.AppId ?? "mptest0000000000", package.ProjectName) { EnvVersion = EnvVersion.Develop };
        return Network is null ? app : app with { RequestDomains = [.. app.RequestDomains.Concat(Network.Origins).Distinct(StringComparer.Ordinal)] };
    }

    internal void Fill(MiniAppStorage storage)
    {
        foreach (var (key, json) in Storage)
        {
            try
            {
                storage.Set(key, JsonElement.Parse(json));
            }
            catch (JsonException broken)
            {
                throw new InvalidOperationException($"The value of '{key}' in the test's storage is no JSON: {broken.Message}", broken);
            }
        }
    }
}
