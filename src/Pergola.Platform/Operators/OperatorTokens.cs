using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pergola.Platform.Auditing;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Operators;

/// <summary>Operators' tokens: <c>pgo_</c> and 256 random bits in base64url. Only the SHA-256 is kept, so a look-up tells nothing by its time.</summary>
internal sealed class OperatorTokens(IOperatorTokenStore tokens, IAuditStore audit, TimeProvider time)
{
    private const string Prefix = "pgo_";
    private const int RandomBytes = 32;
    private const int Length = 47;
    private static readonly string[] TakenNames = ["platform", "unknown"];

    public async Task<TokenList> ListAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return new([.. (await tokens.AllAsync(cancellationToken)).Select(token => Details(token, now))]);
    }

    /// <summary>Makes a token; the answer holds its text, this once.</summary>
    /// <exception cref="OperationRefusedException">A field is wrong, or the name was ever used.</exception>
    public async Task<IssuedToken> AddAsync(NewToken wish, OperatorActor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        OperationRefusedException.ThrowIfAny(Problems(wish, now));
        var text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var token = new OperatorToken(wish.Name!, (OperatorRights)wish.Rights!, now, wish.ExpiresAt);
        if (!await tokens.AddAsync(token, Hash(text), cancellationToken))
            throw OperationRefusedException.Conflict($"The name '{token.Name}' was already used for a token. Choose another, so that the audit trail stays clear.");
        await audit.AddAsync(
            actor.Did("operator token added", now, $"{token.Name}, {token.Rights}, {(token.ExpiresAt is { } end ? $"until {end:u}" : "without end")}"), cancellationToken);
        return new() { Token = Details(token, now), Text = text };
    }

    /// <exception cref="OperationRefusedException">There is no live token of this name.</exception>
    public async Task RevokeAsync(string name, OperatorActor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!await tokens.RevokeAsync(name, now, cancellationToken))
            throw OperationRefusedException.NotFound($"There is no live token '{name}'. List the tokens to see which there are.");
        await audit.AddAsync(actor.Did("operator token revoked", now, name), cancellationToken);
    }

    /// <summary>Whose token it is, and whether it is good now.</summary>
    public async Task<TokenCheck> CheckAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal) || await tokens.FindAsync(Hash(text), cancellationToken) is not { } token)
            return new(null, TokenProblem.Unknown);
        var now = time.GetUtcNow();
        return new(token, token.RevokedAt is not null ? TokenProblem.Revoked : token.ExpiresAt <= now ? TokenProblem.Expired : TokenProblem.None);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static TokenDetails Details(OperatorToken token, DateTimeOffset now) => new(
        token.Name, (TokenRights)token.Rights, token.CreatedAt, token.ExpiresAt, token.RevokedAt, token.RevokedAt is null && !(token.ExpiresAt <= now));

    private static IEnumerable<FieldProblem> Problems(NewToken wish, DateTimeOffset now)
    {
        if (wish.Name is not { } name || !RegistrationRules.IsName(name))
            yield return new("name", $"The token needs a name of 1 to 64 characters of A-Z a-z 0-9 - _, which the audit trail will show; it is '{wish.Name}'.");
        else if (TakenNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            yield return new("name", $"The name '{name}' means something else in the audit trail. Choose another.");
        if (wish.Rights is null)
            yield return new("rights", "Say what the token may do: read or write.");
        if (wish.ExpiresAt <= now)
            yield return new("expiresAt", $"The token must end later than now ({now:u}).");
    }
}

/// <summary>A token and what is wrong with it. The token is known also when it is over.</summary>
internal sealed record TokenCheck(OperatorToken? Token, TokenProblem Problem);

/// <summary>What is wrong with a token.</summary>
internal enum TokenProblem
{
    None,
    Unknown,
    Revoked,
    Expired,
}
