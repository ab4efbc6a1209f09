using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class ProgramApisTests : IDisposable
{
    private readonly Superapp _superapp = new();
    private readonly FakeMiniApp _app = new();

    public ProgramApisTests() => _app.Host = _superapp;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Another_program_is_opened_when_the_superapp_has_it_and_the_user_agrees()
    {
        await _app.CallAsync(Wx.NavigateToMiniProgram, """{"appId": "mpb", "path": "pages/x?y=1", "extraData": {"n": 1}}""");
        await _app.CallAsync(Wx.OpenEmbeddedMiniProgram, """{"appId": "mpb"}""");

        Assert.Equal(["Bakery pages/x?y=1 {\"n\": 1} False", "Bakery   True"], _superapp.Opened);
        Assert.StartsWith("modal 1 ", _app.Log[0], StringComparison.Ordinal);
        Assert.Contains("Bakery", _app.Log[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_does_not_agree_stays()
    {
        _app.NextAnswer = new UiAnswer(false);
        Assert.Equal("cancel", (await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.NavigateToMiniProgram, """{"appId": "mpb"}"""))).Reason);
        Assert.Empty(_superapp.Opened);
    }

    [Fact]
    public async Task A_program_that_the_superapp_does_not_have_is_not_asked_about()
    {
        var failure = await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.NavigateToMiniProgram, """{"appId": "nobody"}"""));
        Assert.StartsWith("not supported: the superapp has no mini program of this appId", failure.Reason, StringComparison.Ordinal);
        Assert.Empty(_app.Log);
    }

    [Fact]
    public async Task Only_a_program_that_another_one_opened_goes_back()
    {
        Assert.Equal("this mini program was not opened by another one", (await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.NavigateBackMiniProgram))).Reason);

        _app.Launch = _app.Launch with { ReferrerAppId = "mpa" };
        await _app.CallAsync(Wx.NavigateBackMiniProgram, """{"extraData": 5}""");

        Assert.Equal(["mpa 5"], _superapp.Returned);
        Assert.Equal(["exit"], _app.Log);
    }

    [Fact]
    public async Task A_program_ends_and_starts_anew_by_its_own_word()
    {
        await _app.CallAsync(Wx.RestartMiniProgram, """{"path": "/pages/b/b?x=1"}""");
        await _app.CallAsync(Wx.ExitMiniProgram);
        Assert.Equal(["restart /pages/b/b?x=1", "exit"], _app.Log);
        await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.RestartMiniProgram, """{"path": "pages/none"}"""));
    }

    [Fact]
    public async Task The_workers_package_is_here_already()
    {
        await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.PreDownloadSubpackage, """{"packageType": "workers"}"""));
        using var app = new FakeMiniApp("""{"pages": ["pages/index/index"], "workers": {"path": "workers", "isSubpackage": true}}""");
        await app.CallAsync(Wx.PreDownloadSubpackage, """{"packageType": "workers"}""");
        Assert.Equal("invalid packageType: it is workers", Wx.PreDownloadSubpackage.Validate!(new("pages")));
    }

    private sealed class Superapp : MiniAppProxy
    {
        public List<string> Opened { get; } = [];

        public List<string> Returned { get; } = [];

        public override ValueTask<MiniAppInfo?> FindMiniAppAsync(MiniAppContext context, string appId, CancellationToken cancellationToken) =>
            new(appId == "mpb" ? new MiniAppInfo("mpb", "Bakery") : null);

        public override Task OpenMiniAppAsync(MiniAppContext context, MiniAppJump jump, CancellationToken cancellationToken)
        {
            Opened.Add($"{jump.Target.Name} {jump.Path} {jump.ExtraData?.GetRawText()} {jump.IsEmbedded}");
            return Task.CompletedTask;
        }

        public override Task ReturnToMiniAppAsync(MiniAppContext context, string appId, JsonElement? extraData, CancellationToken cancellationToken)
        {
            Returned.Add($"{appId} {extraData?.GetRawText()}");
            return Task.CompletedTask;
        }
    }
}
