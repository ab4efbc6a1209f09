using System.Text.Json;
using Pergola.Dispatch;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis.Files;

/// <summary>What the tests of files begin with: a program and short ways to write and read.</summary>
public abstract class FileSystem : IDisposable
{
    protected FakeMiniApp App { get; } = new();

    public void Dispose()
    {
        App.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<string> WriteAsync(string name, string text)
    {
        await App.CallAsync(Wx.WriteFileSync, JsonSerializer.Serialize(new { filePath = Own(name), data = text }));
        return Own(name);
    }

    protected async Task<string?> ReadAsync(string path) =>
        (await App.CallAsync(Wx.ReadFileSync, JsonSerializer.Serialize(new { filePath = path, encoding = "utf8" }))).GetProperty("data").GetString();

    protected static string Own(string name) => "wxfile://usr/" + name;

    protected async Task FailsAsync<TParams, TResult>(SdkApi<TParams, TResult> api, string json, int errno, string reason)
        where TParams : notnull
        where TResult : OpenApiResult
    {
        var failure = await App.FailAsync(api, json);
        Assert.Equal((reason, (int?)errno), (failure.Reason, failure.Errno));
        Assert.Equal(errno, api.ErrCode!(failure));
    }
}
