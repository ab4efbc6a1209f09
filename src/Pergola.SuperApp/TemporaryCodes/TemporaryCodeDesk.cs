using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Pergola.SuperApp.TemporaryCodes;

/// <summary>Issues temporary codes of 192 random bits and redeems them once.</summary>
internal sealed class TemporaryCodeDesk(ITemporaryCodeStore store, TimeProvider time, IOptions<SuperAppServerOptions> options)
{
    private const int RandomBytes = 24;

    public async Task<string> IssueAsync(SuperAppUser user, string type, CancellationToken cancellationToken)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var grant = new TemporaryCodeGrant(user.UserId, type, time.GetUtcNow() + options.Value.TemporaryCodeLifetime);
        await store.AddAsync(Hash(code), grant, cancellationToken);
        return code;
    }

    public Task<bool> TryRedeemAsync(string code, SuperAppUser user, string type, string? exchangeId, CancellationToken cancellationToken) =>
        store.TryRedeemAsync(Hash(code), user.UserId, type, exchangeId, time.GetUtcNow(), cancellationToken);

    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
