using System.Text;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tests.Codes;

namespace Pergola.Platform.Tests.Reliability.Kills;

/// <summary>What the load does with a code.</summary>
internal enum FlowKind
{
    /// <summary>A login at v2, which two attempts want at once.</summary>
    Login = 'r',

    /// <summary>A login at v3: claim, then complete.</summary>
    Claim = 'c',

    /// <summary>A login at v3 that is claimed and never completed, as by a node that waits for a superapp server.</summary>
    Hold = 'h',

    /// <summary>A ticket of a consent sheet, traded for a code.</summary>
    Trade = 't',
}

/// <summary>One code of the load; its text says what is done with it.</summary>
internal sealed record Flow(string Code)
{
    public const string First = "first";
    public const string Rival = "rival";
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    public FlowKind Kind => (FlowKind)Code[0];

    /// <summary>The user of this code alone, as they are known to the mini program.</summary>
    public SessionUser User => NewCode.User!;

    public NewCode NewCode => SampleCodes.Code(Code, Level, uid: Code, kind: CodeKind);

    private CodeLevel Level => Kind is FlowKind.Claim or FlowKind.Hold ? CodeLevel.V3 : CodeLevel.V2;

    private CodeKind CodeKind => Kind is FlowKind.Trade ? CodeKind.PhoneTicket : CodeKind.Login;

    public static Flow New(FlowKind kind) => new($"{(char)kind}{Guid.NewGuid():N}");

    public CodeTry Try(string attempt, TimeSpan? after = null) => SampleCodes.Try(Code, attempt, after, level: Level, kind: CodeKind);

    /// <summary>The session that this attempt starts: its key says whose it is.</summary>
    public NewSession Session(string attempt) => SampleCodes.Session with { SealedKey = Encoding.ASCII.GetBytes($"{Code}/{attempt}") };

    public TradedCode Traded(string attempt) => new(CodeText.Hash($"{Code}/{attempt}"), CodeKind.Phone, NewCode.ExpiresAt);

    public CodeTry TryTraded(string attempt) => SampleCodes.Try($"{Code}/{attempt}", "after", kind: CodeKind.Phone);
}
