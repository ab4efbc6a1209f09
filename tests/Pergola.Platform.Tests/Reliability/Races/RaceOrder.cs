using System.Text;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tests.Codes;
using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Races;

/// <summary>What is raced for.</summary>
internal enum RaceKind
{
    /// <summary>A login at v2: jscode2session.</summary>
    Redeem,

    /// <summary>A login at v3: claim, then complete.</summary>
    Claim,

    /// <summary>A ticket of a consent sheet: trade.</summary>
    Trade,
}

/// <summary>Some codes for which <c>Width</c> redeemers, spread over the processes, race at the same time.</summary>
internal sealed record RaceOrder(RaceKind Kind, StoreFault Fault, int Width, int First, int Count)
{
    public const int Processes = 4;

    public static string Code(int code) => $"code-{code}";

    public static string Attempt(int process, int redeemer) => $"attempt-{process}-{redeemer}";

    /// <summary>The code that a ticket becomes when this attempt wins.</summary>
    public static string Traded(int code, string attempt) => $"{Code(code)}/{attempt}";

    /// <summary>The session key that this attempt brings: so that a session shows whose it is.</summary>
    public static byte[] Key(int code, string attempt) => Encoding.ASCII.GetBytes(Traded(code, attempt));

    public static NewSession Session(int code, string attempt) => SampleCodes.Session with { SealedKey = Key(code, attempt) };

    /// <summary>How many redeemers of a process race for a code; two redeemers are of two processes, in turn of every pair of neighbours.</summary>
    public int Redeemers(int process, int code)
    {
        if (Width >= Processes)
            return Width / Processes;
        return (process - code % Processes + Processes) % Processes < Width ? 1 : 0;
    }

    public NewCode NewCode(int code) => SampleCodes.Code(Code(code), Level, uid: Code(code), kind: CodeKind);

    public CodeTry Try(int code, string attempt) => SampleCodes.Try(Code(code), attempt, level: Level, kind: CodeKind);

    private CodeLevel Level => Kind is RaceKind.Claim ? CodeLevel.V3 : CodeLevel.V2;

    private CodeKind CodeKind => Kind is RaceKind.Trade ? Platform.Codes.CodeKind.PhoneTicket : Platform.Codes.CodeKind.Login;
}
