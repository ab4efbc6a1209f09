using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;

namespace Pergola.Samples.SuperApp;

/// <summary>What the superapp asks its own server. The server decides who the user is; this side only carries the token of the sign-in.</summary>
internal sealed class SuperAppServer(HttpClient http)
{
    /// <summary>Signs in.</summary>
    /// <returns>The user, or null when name or password is wrong.</returns>
    public async Task<SignedIn?> SignInAsync(string signInName, string password, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync("client/signin", JsonContent.Create(new SignIn(signInName, password), ServerJson.Default.SignIn), null, cancellationToken);
        return answer.StatusCode == HttpStatusCode.Unauthorized ? null : await ReadAsync(answer, ServerJson.Default.SignedIn, cancellationToken);
    }

    /// <summary>Ends the sign-in.</summary>
    public async Task SignOutAsync(string token, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync("client/signout", null, token, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A login code of v1 for one mini program.</summary>
    /// <returns>The code, or null when the token is no longer good.</returns>
    public async Task<string?> GetLoginCodeAsync(string token, string appId, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync("client/loginCode", JsonContent.Create(new LoginCode(appId), ServerJson.Default.LoginCode), token, cancellationToken);
        return answer.StatusCode == HttpStatusCode.Unauthorized ? null : (await ReadAsync(answer, ServerJson.Default.IssuedCode, cancellationToken)).Code;
    }

    /// <summary>An auth code of v3, from the kit of <c>Pergola.SuperApp</c>.</summary>
    /// <returns>The code and the scopes that it stands for, or null when the token is no longer good.</returns>
    public async Task<Pergola.Protocol.SuperApp.AuthCodeResult?> GetAuthCodeAsync(string token, string appId, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        var content = JsonContent.Create(new Pergola.Protocol.SuperApp.AuthCodeRequest(appId, scopes), ProtocolJson.Default.AuthCodeRequest);
        using var answer = await SendAsync(SuperAppPaths.AuthCode, content, token, cancellationToken);
        return (await ReadAsync(answer, ProtocolJson.Default.AuthCodeResponse, cancellationToken)).Data;
    }

    /// <summary>A code of v1 for the user's phone number or e-mail address.</summary>
    /// <param name="token">The sign-in.</param>
    /// <param name="appId">The mini program that may use it.</param>
    /// <param name="kind"><c>phone</c> or <c>email</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when the user has none.</returns>
    public async Task<string?> GetContactCodeAsync(string token, string appId, string kind, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync("client/contactCode", JsonContent.Create(new ContactCode(appId, kind), ServerJson.Default.ContactCode), token, cancellationToken);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : (await ReadAsync(answer, ServerJson.Default.IssuedCode, cancellationToken)).Code;
    }

    /// <summary>The user's nickname and avatar.</summary>
    public Task<UserProfile?> GetProfileAsync(string token, CancellationToken cancellationToken) => AskProfileAsync("client/profile", token, cancellationToken);

    /// <summary>Gives the user another avatar.</summary>
    public Task<UserProfile?> ChangeAvatarAsync(string token, CancellationToken cancellationToken) => AskProfileAsync("client/avatar", token, cancellationToken);

    /// <summary>An order that a mini program's backend placed and nobody has paid.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<Order?> FindOrderAsync(string token, string appId, string prepayId, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync("client/order", JsonContent.Create(new OrderQuery(appId, prepayId), ServerJson.Default.OrderQuery), token, cancellationToken);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync(answer, ServerJson.Default.Order, cancellationToken);
    }

    /// <summary>Pays an order.</summary>
    /// <returns>False when it is paid already.</returns>
    public async Task<bool> PayAsync(string token, string appId, string prepayId, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync("client/pay", JsonContent.Create(new OrderQuery(appId, prepayId), ServerJson.Default.OrderQuery), token, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.Conflict)
            return false;
        answer.EnsureSuccessStatusCode();
        return true;
    }

    /// <summary>The templates that our server knows among those that a mini program asks for.</summary>
    /// <returns>Null when the token is no longer good.</returns>
    public async Task<IReadOnlyList<ShownTemplate>?> GetTemplatesAsync(string token, string appId, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync("client/templates", JsonContent.Create(new TemplatesQuery(appId, ids), ServerJson.Default.TemplatesQuery), token, cancellationToken);
        return answer.StatusCode == HttpStatusCode.Unauthorized ? null : await ReadAsync(answer, ServerJson.Default.IReadOnlyListShownTemplate, cancellationToken);
    }

    /// <summary>Tells our server which messages the user takes; the kit of <c>Pergola.SuperApp</c> keeps it.</summary>
    /// <returns>False when the token is no longer good.</returns>
    public async Task<bool> SubscribeAsync(string token, string appId, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var content = JsonContent.Create(new SubscribedRequest(appId, ids), ProtocolJson.Default.SubscribedRequest);
        using var answer = await SendAsync(SuperAppPaths.Subscribed, content, token, cancellationToken);
        return (await ReadAsync(answer, ProtocolJson.Default.SuperAppResponse, cancellationToken)).ReturnCode == SuperAppReturnCodes.Ok;
    }

    private async Task<UserProfile?> AskProfileAsync(string path, string token, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(path, null, token, cancellationToken);
        return answer.StatusCode == HttpStatusCode.Unauthorized ? null : await ReadAsync(answer, ServerJson.Default.UserProfile, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, HttpContent? content, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request, cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync(type, cancellationToken) ?? throw new HttpRequestException("The superapp server gave an empty answer.");
    }
}

internal sealed record SignIn(string SignInName, string Password);

internal sealed record SignedIn(string UserId, string NickName, string Token);

internal sealed record LoginCode(string AppId);

internal sealed record IssuedCode(string Code);

internal sealed record ContactCode(string AppId, string Kind);

internal sealed record UserProfile(string NickName, string AvatarUrl);

internal sealed record OrderQuery(string AppId, string PrepayId);

internal sealed record Order(string PrepayId, string Description, long Total, string Currency);

internal sealed record TemplatesQuery(string AppId, IReadOnlyList<string> Ids);

internal sealed record ShownTemplate(string Id, string Title, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SignIn))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(LoginCode))]
[JsonSerializable(typeof(IssuedCode))]
[JsonSerializable(typeof(ContactCode))]
[JsonSerializable(typeof(UserProfile))]
[JsonSerializable(typeof(OrderQuery))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(TemplatesQuery))]
[JsonSerializable(typeof(IReadOnlyList<ShownTemplate>))]
internal sealed partial class ServerJson : JsonSerializerContext;
