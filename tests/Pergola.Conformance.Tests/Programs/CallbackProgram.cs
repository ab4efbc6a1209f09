using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Conformance.Tests.Documents;
using Pergola.Conformance.Tests.Fakes;
using Pergola.Conformance.Tests.Matrix;
using Pergola.Platform;
using Pergola.Testing;
using Pergola.Tests.Dispatch;
using Pergola.Tests.MiniApps;
using Pergola.Tests.MiniApps.Running;

namespace Pergola.Conformance.Tests.Programs;

/// <summary>One mini program in the real engine that calls every API in every manner, and says what came of it.</summary>
public sealed class CallbackProgram : IAsyncLifetime
{
    // Too deep for the dispatcher: it makes every API fail, whatever its parameters are.
    private const string Script = """
        const deep = () => { let inner = {}; for (let i = 0; i < 40; i++) inner = { inner }; return inner }
        const params = PARAMS
        Page({
          data: { calls: CALLS },
          go(e) {
            const { api, manner, fails } = e.currentTarget.dataset
            const seen = [], objects = []
            let inside = true, returned = 'thrown'
            const options = Object.assign({}, params[api])
            if (fails) options.deep = deep()
            const last = manner === 'all' ? 'complete' : manner
            // Two further calls come back before anything is said: a callback that came late or twice would be seen.
            const end = () => wx.checkSession({ complete: () => wx.checkSession({ complete: () =>
              console.log(JSON.stringify({ returned, seen, same: objects.every((o) => o === objects[0]) })) }) })
            const note = (name) => (answer) => { seen.push({ name, inside, errMsg: answer && answer.errMsg }); objects.push(answer); if (name === last) end() }
            if (manner === 'all') for (const name of ['complete', 'success', 'fail']) options[name] = note(name)
            else if (manner !== 'none') options[manner] = note(manner)
            try {
              const result = wx[api](options)
              returned = result === undefined ? 'Nothing' : typeof result.then === 'function' ? 'Promise' : 'Answer'
              if (returned === 'Promise') { result.then(note('then'), note('catch')); result.finally(end).catch(() => {}) }
              else if (manner === 'none') { if (result && result.errMsg) note('answer')(result); end() }
            } catch (error) { seen.push({ name: 'throw', inside, errMsg: error.errMsg || error.message }); end() }
            inside = false
          }
        })
        """;

    private const string Template = """<input wx:for="{{calls}}" wx:key="id" id="{{item.id}}" data-api="{{item.api}}" data-manner="{{item.manner}}" data-fails="{{item.fails}}" bindtap="go" bindfocus="go"/>""";

    private TempFolder? _folder;
    private TestMiniApp? _app;

    /// <summary>How a call is made: with all three callbacks, one, or none.</summary>
    public static IReadOnlyList<string> Manners { get; } = ["all", "success", "fail", "complete", "none"];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var parameters = Expectations.Rows.ToDictionary(r => r.Api, r => JsonElement.Parse(r.Params.Replace("{image}", "/picture.png", StringComparison.Ordinal)));
        var calls = from row in Expectations.Rows
                    from manner in Manners
                    from fails in new[] { false, true }
                    select new { id = Id(row.Api, manner, fails), api = row.Api, manner, fails };
        _folder = LittleProgram.Of(Script.Replace("PARAMS", JsonSerializer.Serialize(parameters), StringComparison.Ordinal).Replace("CALLS", JsonSerializer.Serialize(calls), StringComparison.Ordinal), Template);
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "picture.png"), WholeDevice.Picture.ToArray());
        var touched = new List<string>();
        _app = await TestMiniApp.OpenAsync(_folder.Path, new()
        {
            Build = builder =>
            {
                builder.Services.AddSingleton<MiniOpenApiProxy>(new EverythingHost(touched));
                builder.Services.AddSingleton<IPlatformClient>(new FakePlatform(touched));
                builder.UseDevices<WholeDevice>();
                builder.UseMiniAppProxy<SignedIn>();
            },
        });
        _app.Ui.Answer = static question => YesUi.Answer(question, cancels: false);
    }

    /// <summary>Makes one call and reads what the program says of it.</summary>
    public async Task<CallReport> CallAsync(string api, string manner, bool fails)
    {
        var before = _app!.Log.Console.Count;
        var isFocus = Expectations.Of(api).Gesture == Dispatch.Gesture.FocusNeeded;
        await _app.Page.SendAsync("#" + Id(api, manner, fails), isFocus ? "focus" : "tap", "{}");
        var line = (await _app.SaysAsync(before + 1))[^1];
        Assert.Empty(_app.Log.Errors);
        return JsonSerializer.Deserialize<CallReport>(line, JsonSerializerOptions.Web)!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        _folder?.Dispose();
    }

    private static string Id(string api, string manner, bool fails) => $"{api}-{manner}-{(fails ? "fails" : "works")}";
}

/// <summary>What a program saw of one call.</summary>
/// <param name="Returned">What the call gave back.</param>
/// <param name="Seen">The callbacks, in their order; of a promise, then or catch.</param>
/// <param name="Same">Whether all of them got one object.</param>
public sealed record CallReport(string Returned, IReadOnlyList<SeenCallback> Seen, bool Same);

/// <summary>A callback that ran.</summary>
/// <param name="Name">Which.</param>
/// <param name="Inside">Whether it ran before the call returned.</param>
/// <param name="ErrMsg">What it got.</param>
public sealed record SeenCallback(string Name, bool Inside, string? ErrMsg);
