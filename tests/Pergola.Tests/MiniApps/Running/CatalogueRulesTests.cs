using System.Text.Json;
using Pergola.Dispatch;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

/// <summary>The rules of callbacks and promises, seen by a program that calls every API of the catalogue once in each way, without parameters and without a tap.</summary>
public sealed class CatalogueRulesTests(CatalogueRulesTests.Calls calls) : IClassFixture<CatalogueRulesTests.Calls>
{
    private static readonly WxApi[] All = [.. WxApiCatalog.Create([]).Apis.Where(static api => !api.IsHidden)];

    public static TheoryData<string> WithCallbacks { get; } = new(Names(CallShape.Callback, CallShape.CallbackOnly, CallShape.Task));

    public static TheoryData<string> WithPromise { get; } = new(Names(CallShape.Callback));

    public static TheoryData<string> Tasks { get; } = new(Names(CallShape.Task));

    public static TheoryData<string> Synchronous { get; } = new(Names(CallShape.Sync));

    [Theory]
    [MemberData(nameof(WithCallbacks))]
    public void Success_or_fail_comes_once_and_after_the_call_then_complete_with_the_same_object(string name)
    {
        var seen = calls.Of("callbacks", name);
        var order = seen.GetProperty("order").EnumerateArray().Select(static entry => entry.GetString()!).ToArray();
        Assert.Equal("returned", order[0]);
        Assert.Contains(order[1], (string[])["success", "fail"]);
        Assert.Equal(["complete same"], order[2..]);
        AssertAnswer(name, order[1] == "success", seen.GetProperty("result"));
    }

    [Theory]
    [MemberData(nameof(WithPromise))]
    public void Without_callbacks_there_is_a_promise_of_the_same_answer(string name)
    {
        var seen = calls.Of("promises", name);
        Assert.True(seen.GetProperty("isPromise").GetBoolean());
        AssertAnswer(name, seen.GetProperty("resolved").GetBoolean(), seen.GetProperty("result"));
        Assert.Equal("undefined", calls.Of("callbacks", name).GetProperty("gave").GetString());
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_task_is_given_back_at_once(string name) => Assert.Equal("object", calls.Of("callbacks", name).GetProperty("gave").GetString());

    [Theory]
    [MemberData(nameof(Synchronous))]
    public void A_synchronous_call_gives_its_answer_or_throws(string name)
    {
        var seen = calls.Of("sync", name);
        if (seen.GetProperty("threw").GetBoolean())
            AssertAnswer(name, false, seen.GetProperty("result"));
        else
            Assert.False(seen.GetProperty("hasErrMsg").GetBoolean());
    }

    private static void AssertAnswer(string name, bool ok, JsonElement result)
    {
        var message = result.GetProperty("errMsg").GetString()!;
        if (ok)
        {
            Assert.Equal($"{name}:ok", message);
        }
        else
        {
            Assert.StartsWith($"{name}:fail ", message, StringComparison.Ordinal);
            Assert.True(message.Length > $"{name}:fail ".Length);
        }

        Assert.Equal(ok ? 0 : result.GetProperty("errno").GetInt32(), result.GetProperty("errno").GetInt32());
        Assert.Equal(ok, result.GetProperty("errno").GetInt32() == 0);
    }

    private static IEnumerable<string> Names(params CallShape[] shapes) => All.Where(api => shapes.Contains(api.Shape)).Select(static api => api.Name);

    /// <summary>What the program saw.</summary>
    public sealed class Calls : IAsyncLifetime
    {
        private readonly Dictionary<string, JsonElement> _seen = [];

        public JsonElement Of(string way, string name) => _seen.TryGetValue($"{way} {name}", out var seen) ? seen : throw new InvalidOperationException($"wx.{name} never answered ({way}).");

        public async ValueTask InitializeAsync()
        {
            using var folder = LittleProgram.Of($$"""
                const tell = (way, name, seen) => console.log(JSON.stringify({ key: way + ' ' + name, seen }))
                Page({ onReady() {
                  for (const name of {{Json(WithCallbacks)}}) {
                    const order = []
                    let result, first
                    const gave = wx[name]({
                      success(r) { order.push('success'); first = r }, fail(r) { order.push('fail'); first = r },
                      complete(r) { order.push(r === first ? 'complete same' : 'complete other'); setTimeout(() => tell('callbacks', name, { order, gave: typeof gave, result: r }), 1) },
                    })
                    order.push('returned')
                  }
                  for (const name of {{Json(WithPromise)}}) {
                    const p = wx[name]()
                    const done = (resolved) => (result) => tell('promises', name, { isPromise: p instanceof Promise, resolved, result })
                    p.then(done(true), done(false))
                  }
                  for (const name of {{Json(Synchronous)}}) {
                    let seen
                    try {
                      const given = wx[name]()
                      seen = { threw: false, hasErrMsg: typeof given === 'object' && given !== null && 'errMsg' in given }
                    } catch (e) {
                      seen = { threw: true, result: { errMsg: e.errMsg, errno: e.errno } }
                    }
                    tell('sync', name, seen)
                  }
                } })
                """);
            await using var app = await TestMiniApp.OpenAsync(folder.Path);
            var expected = WithCallbacks.Count + WithPromise.Count + Synchronous.Count;
            try
            {
                await app.WaitForAsync(() => Task.FromResult(app.Log.Console.Count(static line => line.Text.StartsWith("{\"key\"", StringComparison.Ordinal)) >= expected));
            }
            catch (TimeoutException)
            {
                // The theory names those that did not answer.
            }

            foreach (var line in app.Log.Console.Where(static line => line.Text.StartsWith("{\"key\"", StringComparison.Ordinal)))
            {
                var told = JsonElement.Parse(line.Text);
                _seen[told.GetProperty("key").GetString()!] = told.GetProperty("seen");
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static string Json(IEnumerable<ITheoryDataRow> rows) => JsonSerializer.Serialize(rows.Select(static row => (string)row.GetData()[0]!));
    }
}
