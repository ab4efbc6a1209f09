using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.AuthCodes;

/// <summary>Issues auth codes of 192 random bits and gives their grants back once.</summary>
internal sealed class SuperAppAuthCodes(IAuthCodeStore store, TimeProvider time, IOptions<SuperAppServerOptions> options) : ISuperAppAuthCodes
{
    private const int RandomBytes = 24;

    public async Task<AuthCodeResult> IssueAsync(
        SuperAppUser user, string appId, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(user.UserId, nameof(user));
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        var errors = scopes.Distinct(StringComparer.Ordinal)
            .Select(scope => (Scope: scope, Error: Scopes.ErrorOf(scope, user)))
            .Where(pair => pair.Error is not null)
            .ToDictionary(pair => pair.Scope, pair => pair.Error!, StringComparer.Ordinal);
        string[] granted = [.. scopes.Distinct(StringComparer.Ordinal).Where(scope => !errors.ContainsKey(scope))];

        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var grant = new AuthCodeGrant(user.UserId, appId, granted, time.GetUtcNow() + options.Value.AuthCodeLifetime);
        await store.AddAsync(Hash(code), grant, cancellationToken);
        return new AuthCodeResult { AuthCode = code, AuthSuccessScopes = granted, AuthErrorScopes = errors.Count == 0 ? null : errors };
    }

    public Task<AuthCodeGrant?> RedeemAsync(string code, string? appId, string? exchangeId, CancellationToken cancellationToken) =>
        store.RedeemAsync(Hash(code), appId, exchangeId, time.GetUtcNow(), cancellationToken);

    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
