using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Platform;

namespace Pergola.Tests.Dispatch;

/// <summary>A whole dispatcher over fakes that write down when they are touched.</summary>
internal sealed class Probe : IDisposable
{
    private readonly ServiceProvider _services;

    public Probe(Action<PergolaOptions>? options = null, Func<List<string>, WxApi>? api = null, bool hasPlatform = true, MiniOpenApiProxy? proxy = null, bool hasPrompt = true)
    {
        Proxy = proxy as FakeProxy ?? new FakeProxy([]);
        Touched = Proxy.Touched;
        Platform = new FakePlatform(Touched);
        Prompt = new FakePrompt(Touched);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(proxy ?? Proxy);
        services.AddSingleton<MiniAppProxy>(Host);
        if (hasPrompt) services.AddSingleton<IConsentPrompt>(Prompt);
        if (hasPlatform) services.AddSingleton<IPlatformClient>(Platform);
        services.AddSingleton<IOpenApiLog>(Log);
        services.AddSingleton<ILoggerProvider>(Logger);
        services.AddPergola(o =>
        {
            options?.Invoke(o);
            if (api is not null) o.OpenApis.Add(api(Touched));
        });
        _services = services.BuildServiceProvider();
        Options = _services.GetRequiredService<PergolaOptions>();
        App = new FakeMiniApp { Options = Options, Host = Host, Time = Time };
    }

    /// <summary>What was touched, in order.</summary>
    public List<string> Touched { get; }

    public ManualTime Time { get; } = new();

    public FakeProxy Proxy { get; }

    public FakePlatform Platform { get; }

    public FakePrompt Prompt { get; }

    public FakeHost Host { get; } = new();

    public RecordingLog Log { get; } = new();

    public RecordingLogger Logger { get; } = new();

    public PergolaOptions Options { get; }

    public FakeMiniApp App { get; set; }

    public OpenApiDispatcher Dispatcher => _services.GetRequiredService<OpenApiDispatcher>();

    public GestureLedger Gestures => _services.GetRequiredService<GestureLedger>();

    /// <summary>A tap on page 1, where the calls come from.</summary>
    public void Tap() => Gestures.Mint(App, 1, GestureKind.Tap);

    /// <summary>The focus on an input of page 1.</summary>
    public void Focus() => Gestures.Mint(App, 1, GestureKind.Focus);

    public async Task<Answer> CallAsync(string name, string json = "{}", CancellationToken cancellationToken = default) =>
        Answer.Read(await Dispatcher.CallAsync(new(App, name, json, 1), cancellationToken));

    public Answer CallSync(string name, string json = "{}") => Answer.Read(Dispatcher.CallSync(new(App, name, json, 1)));

    public void Dispose() => _services.Dispose();
}

/// <summary>An answer, read as the logic reads it.</summary>
internal sealed record Answer(bool Ok, JsonElement Json)
{
    public string ErrMsg => Json.GetProperty("errMsg").GetString()!;

    public int Errno => Json.GetProperty("errno").GetInt32();

    public static Answer Read(string text) => new(text[0] switch { '+' => true, '-' => false, _ => throw new FormatException(text) }, JsonElement.Parse(text[1..]));
}

/// <summary>A superapp's proxy; a test derives its own from it for the API that it is about.</summary>
internal class FakeProxy(List<string> touched) : MiniOpenApiProxy
{
    /// <summary>What was touched; the probe's own list.</summary>
    public List<string> Touched => touched;

    public ApiLevel Level { get; set; } = ApiLevel.V1;

    public Func<CancellationToken, Task<LoginResult>> OnLogin { get; set; } = _ => Task.FromResult(new LoginResult("host-code-0123456789"));

    public Func<AuthCodeRequest, Task<AuthCodeResult>> OnAuthCode { get; set; } =
        request => Task.FromResult(new AuthCodeResult { AuthCode = "auth-code", AuthSuccessScopes = request.Scopes });

    public override ApiLevel DefaultApiLevel(MiniAppContext context)
    {
        touched.Add("level");
        return Level;
    }

    public override Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken)
    {
        touched.Add("host");
        return OnLogin(cancellationToken);
    }

    public override Task<AuthCodeResult> GetAuthCodeAsync(OpenApiCall<AuthCodeRequest> call, CancellationToken cancellationToken)
    {
        touched.Add("credential");
        return OnAuthCode(call.Params);
    }
}

internal sealed class FakePlatform(List<string> touched) : IPlatformClient
{
    public PlatformUser? User { get; private set; }

    public Exception? Failure { get; set; }

    public Task<string> IssueLoginCodeAsync(string appId, PlatformUser user, CancellationToken cancellationToken) => Answer(user, "platform-code-0123456789");

    public Task CheckSessionAsync(string appId, PlatformUser user, CancellationToken cancellationToken) => Answer(user, "");

    public SealedUserInfo Sealed { get; set; } = new("{}", "signature", "encrypted", "iv");

    public Task<ContactPreview> PreviewContactAsync(string appId, PlatformUser user, ContactKind kind, CancellationToken cancellationToken) =>
        Answer(user, new ContactPreview("158****2850", $"ticket-{kind}"));

    public Task<string> IssueContactCodeAsync(string appId, PlatformUser user, ContactKind kind, string ticket, CancellationToken cancellationToken) =>
        Answer(user, $"{kind}-code-for-{ticket}");

    public Task<string> GetAvatarAsync(string appId, PlatformUser user, CancellationToken cancellationToken) => Answer(user, Avatar);

    public Task<string> GetNickNameAsync(string appId, PlatformUser user, CancellationToken cancellationToken) => Answer(user, NickName);

    public Task<SealedUserInfo> SealUserInfoAsync(string appId, PlatformUser user, UserInfo userInfo, bool withOpenId, CancellationToken cancellationToken)
    {
        ToSeal = (userInfo, withOpenId);
        return Answer(user, Sealed);
    }

    public string? SoterKey { get; private set; }

    public Task RegisterSoterKeyAsync(string appId, PlatformUser user, string publicKey, CancellationToken cancellationToken) => Answer(user, SoterKey = publicKey);

    public Task LogoutAsync(PlatformUser user, CancellationToken cancellationToken) => Answer(user, "");

    /// <summary>URL of the user's avatar.</summary>
    public string Avatar { get; set; } = "https://superapp.example/avatar/132";

    /// <summary>The user's nickname.</summary>
    public string NickName { get; set; } = "Alice";

    /// <summary>What had to be sealed last.</summary>
    public (UserInfo Info, bool WithOpenId)? ToSeal { get; private set; }

    private Task<T> Answer<T>(PlatformUser user, T answer)
    {
        touched.Add("platform");
        User = user;
        return Failure is null ? Task.FromResult(answer) : Task.FromException<T>(Failure);
    }
}

internal sealed class FakePrompt(List<string> touched) : IConsentPrompt
{
    public Func<ConsentRequest, CancellationToken, Task<ConsentDecision>> OnAsk { get; set; } = (_, _) => Task.FromResult(ConsentDecision.Allow);

    public List<ConsentRequest> Requests { get; } = [];

    public Task<ConsentDecision> AskAsync(ConsentRequest request, CancellationToken cancellationToken)
    {
        lock (touched) touched.Add("sheet");
        lock (Requests) Requests.Add(request);
        return OnAsk(request, cancellationToken);
    }
}

internal sealed class FakeHost : MiniAppProxy
{
    public string? Ticket { get; set; }

    public Func<UserInfo?> OnUserInfo { get; set; } = () => null;

    public override ValueTask<UserInfo?> GetUserInfoAsync(MiniAppContext context, CancellationToken cancellationToken) => new(OnUserInfo());

    public override ValueTask<string?> GetTicketAsync(MiniAppContext context, string deviceKey, CancellationToken cancellationToken) => new(Ticket);
}

internal sealed class RecordingLog : IOpenApiLog
{
    public bool IsEnabled { get; set; } = true;

    public List<OpenApiLogEntry> Entries { get; } = [];

    public Action<OpenApiLogEntry>? OnWrite { get; set; }

    public void Write(OpenApiLogEntry entry)
    {
        Entries.Add(entry);
        OnWrite?.Invoke(entry);
    }
}

internal sealed class RecordingLogger : ILoggerProvider, ILogger
{
    private readonly List<(LogLevel Level, string Text, Exception? Exception)> _lines = [];

    public IReadOnlyList<(LogLevel Level, string Text, Exception? Exception)> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines) _lines.Add((logLevel, formatter(state, exception), exception));
    }

    public void Dispose()
    {
    }
}
