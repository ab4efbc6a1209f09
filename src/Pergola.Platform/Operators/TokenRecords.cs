using System.Text.Json.Serialization;

namespace Pergola.Platform.Operators;

/// <summary>An operator's token, without its text.</summary>
/// <param name="Name">Its name, as the audit trail shows it.</param>
/// <param name="Rights">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends; absent when never.</param>
/// <param name="RevokedAt">When it was revoked; absent when never.</param>
/// <param name="Good">Whether it is good now.</param>
internal sealed record TokenDetails(string Name, TokenRights Rights, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, bool Good);

/// <summary>Operators' tokens.</summary>
/// <param name="Items">The tokens, by name.</param>
internal sealed record TokenList(IReadOnlyList<TokenDetails> Items);

/// <summary>A token to make.</summary>
internal sealed record NewToken
{
    /// <summary>Its name: 1 to 64 characters of A-Z a-z 0-9 - _, never used before.</summary>
    public string? Name { get; init; }

    /// <summary>What it may do: read or write.</summary>
    public TokenRights? Rights { get; init; }

    /// <summary>When it ends; never when absent.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A token that was just made: its text is shown this once.</summary>
internal sealed record IssuedToken
{
    /// <summary>The token.</summary>
    public required TokenDetails Token { get; init; }

    /// <summary>What to send: Authorization: Bearer, and this.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(IssuedToken)} {{ {Token.Name} }}";
}

/// <summary>What a token may do.</summary>
[JsonConverter(typeof(EnumNames<TokenRights>))]
internal enum TokenRights
{
    /// <summary>Look at everything that is no secret.</summary>
    [JsonStringEnumMemberName("read")]
    Read = OperatorRights.Read,

    /// <summary>Change everything, too.</summary>
    [JsonStringEnumMemberName("write")]
    Write = OperatorRights.Write,
}
