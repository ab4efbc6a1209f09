using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class WorkerTests
{
    private static TempFolder Program(string worker, string tap, string template = """<button bindtap="tap">Go</button><button id="end" bindtap="end">End</button>""") =>
        LittleProgram.Of($$"""Page({ tap() { {{tap}} }, end() { this.w.terminate(); this.w.postMessage({}); console.log('ended') } })""", template)
            .With("app.json", """{"pages": ["pages/index/index"], "workers": "workers"}""")
            .With("workers/main.js", worker)
            .With("workers/lib/double.js", "module.exports = (n) => n * 2");

    [Fact]
    public async Task Messages_go_both_ways_and_modules_of_the_folder_can_be_required()
    {
        using var folder = Program(
            "const double = require('./lib/double'); worker.onMessage((m) => worker.postMessage({ n: double(m.n), bytes: m.bytes, wx: typeof wx, page: typeof Page }))",
            """
            this.w = wx.createWorker('workers/main.js')
            this.w.onMessage((m) => console.log(m.n, m.bytes instanceof ArrayBuffer, new Uint8Array(m.bytes)[1], m.wx, m.page))
            this.w.postMessage({ n: 21, bytes: new Uint8Array([1, 2]).buffer })
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(["42 true 2 undefined undefined"], await app.SaysOnTapAsync());
        Assert.Equal(["ended"], await app.SaysOnTapAsync(1, "#end"));
        Assert.Equal(["42 true 2 undefined undefined"], await app.SaysOnTapAsync());
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task One_worker_may_run_at_a_time()
    {
        using var folder = Program("", "wx.createWorker('workers/main.js'); try { wx.createWorker('workers/main.js') } catch (e) { console.log(e.errMsg) }");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(["createWorker:fail exceed max concurrent workers: one may run at a time, terminate it first"], await app.SaysOnTapAsync());
    }

    [Theory]
    [InlineData("pages/index/index.js", "createWorker:fail the script must lie in workers/")]
    [InlineData("workers/../pages/index/index.js", "createWorker:fail the script must lie in workers/")]
    [InlineData("workers/none.js", "createWorker:fail script not found: workers/none.js")]
    public async Task A_script_lies_in_the_folder_that_app_json_names(string script, string failure)
    {
        using var folder = Program("", $"try {{ wx.createWorker('{script}') }} catch (e) {{ console.log(e.errMsg) }}");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal([failure], await app.SaysOnTapAsync());
    }

    [Fact]
    public async Task A_worker_cannot_require_what_lies_outside_of_its_folder()
    {
        using var folder = Program("try { require('../app') } catch (e) { worker.postMessage(e.message) }", "wx.createWorker('workers/main.js').onMessage((m) => console.log(m))");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.StartsWith("module \"../app\" is not found", (await app.SaysOnTapAsync())[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_worker_is_told_to_the_program_and_the_observer()
    {
        using var folder = Program("worker.onMessage(() => { throw new Error('broken') })", "const w = wx.createWorker('workers/main.js'); w.onError((e) => console.log(e.message)); w.postMessage({})");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(["Error: broken"], await app.SaysOnTapAsync());
        Assert.Equal("Error: broken", (await app.ErrorAsync()).Message);
    }

    [Fact]
    public async Task A_worker_that_is_stopped_by_a_limit_is_told_as_killed_and_another_can_start()
    {
        using var folder = Program(
            "worker.onMessage(() => { const all = []; for (;;) all.push(new Array(1e6).fill(1.5)) })",
            "const w = wx.createWorker('workers/main.js'); w.onProcessKilled(() => { console.log('killed'); wx.createWorker('workers/main.js'); console.log('again') }); w.postMessage({})");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(["killed", "again"], await app.SaysOnTapAsync(2));
        Assert.Null(app.Log.Stopped);
    }

    [Fact]
    public async Task A_program_without_a_folder_of_workers_has_none()
    {
        using var folder = LittleProgram.OnTap("try { wx.createWorker('workers/main.js') } catch (e) { console.log(e.errMsg) }");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(["createWorker:fail app.json names no folder as workers"], await app.SaysOnTapAsync());
    }
}
