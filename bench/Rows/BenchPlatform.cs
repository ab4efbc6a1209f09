using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pergola.Platform;
using Pergola.Platform.Codes;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Users;

namespace Pergola.Bench.Rows;

/// <summary>The platform, on its SQLite file if nothing else is said, and a bare POST beside it in the same Kestrel.</summary>
internal sealed class BenchPlatform(WebApplication app, DirectoryInfo folder) : IAsyncDisposable
{
    private const string BarePath = "/bare";
    private const string Session = "\"openid\":\"o";
    private const string AppKey = "app-bench";
    private const string AppId = "mpbench000000000";
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private const int Users = 50_000;

    public Uri Address => new(app.Urls.Single());

    /// <summary>The bare POST, with the code in its body.</summary>
    public Load BarePost => new(Address, "POST", BarePath, Session) { Body = ("{\"js_code\":\"", "\"}", "application/json") };

    /// <summary>jscode2session.</summary>
    public Load Redeem => new(Address, "GET", $"/sns/jscode2session?appid={AppId}&secret={Secret}&js_code=", Session) { PathEnd = "&grant_type=authorization_code" };

    /// <remarks><c>storage</c>: another database than SQLite.</remarks>
    public static async Task<BenchPlatform> StartAsync(Action<PergolaPlatformBuilder>? storage = null)
    {
        var folder = Directory.CreateTempSubdirectory("pergola-bench");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var platform = builder.Services.AddPergolaPlatform(options =>
        {
            options.DataDirectory = folder.FullName;
            options.KeyRingKeys.Add(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            options.CodeLifetime = TimeSpan.FromHours(1);
            options.Limits.Off();
        });
        storage?.Invoke(platform);
        var app = builder.Build();
        app.MapPergolaPlatform();
        app.MapPost(BarePath, BareAsync);
        await app.StartAsync();
        var registry = app.Services.GetRequiredService<IPlatformRegistry>();
        await registry.PutSuperAppAsync(new SuperAppRegistration { AppKey = AppKey, AppSecret = Secret, SecretKey = Secret, ServiceDomain = new Uri("http://127.0.0.1:9/") });
        await registry.PutTeamAsync(new TeamRegistration("bench", AppKey, "Bench"));
        await registry.PutMiniProgramAsync(new MiniProgramRegistration { AppId = AppId, AppSecret = Secret, Team = "bench", Name = "Bench" });
        return new BenchPlatform(app, folder);
    }

    /// <summary>Keeps fresh v2 codes, as a login would once the superapp server has confirmed the user.</summary>
    /// <returns>A file with one code on each line.</returns>
    public async Task<string> IssueAsync(int count)
    {
        var registry = app.Services.GetRequiredService<PlatformRegistry>();
        var store = app.Services.GetRequiredService<ICodeStore>();
        var (superApp, miniProgram) = (registry.FindSuperApp(AppKey)!, registry.FindMiniProgram(AppId)!);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var codes = Enumerable.Range(0, count).Select(_ => CodeText.New(CodeLevel.V2, now)).ToArray();
        await Parallel.ForEachAsync(codes.Index(), new ParallelOptions { MaxDegreeOfParallelism = 128 }, async (code, cancellationToken) =>
        {
            var uid = Random.Shared.Next(Users).ToString(CultureInfo.InvariantCulture);
            var user = new SessionUser(uid, OpenIds.Of(superApp, miniProgram, uid));
            await store.AddAsync(
                new NewCode(CodeText.Hash(code.Item), CodeKind.Login, CodeLevel.V2, AppKey, AppId, user, null, RandomNumberGenerator.GetHexString(32), now, now.AddHours(1)),
                cancellationToken);
        });
        var file = Path.Combine(folder.FullName, "codes.txt");
        await File.WriteAllLinesAsync(file, codes);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Reads a body and answers as many bytes as jscode2session does, and does nothing else.</summary>
    private static async Task BareAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        await reader.ReadToEndAsync(http.RequestAborted);
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(
            """{"openid":"o000000000000000000000000000","session_key":"AAAAAAAAAAAAAAAAAAAAAA==","unionid":"u000000000000000000000000000"}""", http.RequestAborted);
    }
}
