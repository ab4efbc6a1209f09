namespace Pergola.Conformance.Tests.Documents;

/// <summary>The tables of errCode: SOTER (reference: wx-contract.md 1.5) and virtual payment (1.6).</summary>
internal static class ErrorCodes
{
    /// <summary>What makes a biometric call fail.</summary>
    public enum Biometric
    {
        Recognised,
        NoModes,
        OtherMode,
        LongChallenge,
        LongContent,
        Cancelled,
        NotRecognised,
        Frozen,
        NotEnrolled,
        KeyRefused,
    }

    /// <summary>startSoterAuthentication: the circumstance and its number.</summary>
    public static IReadOnlyList<(Biometric Circumstance, int ErrCode)> Soter { get; } =
    [
        (Biometric.Recognised, 0),
        (Biometric.NoModes, 90001),
        (Biometric.OtherMode, 90003),
        (Biometric.LongChallenge, 90004),
        (Biometric.LongContent, 90005),
        (Biometric.Cancelled, 90008),
        (Biometric.NotRecognised, 90009),
        (Biometric.Frozen, 90010),
        (Biometric.NotEnrolled, 90011),
        (Biometric.KeyRefused, 90007),
    ];

    /// <summary>The longest challenge and the longest content, in characters.</summary>
    public const int LongestChallenge = 512;

    /// <summary>As <see cref="LongestChallenge"/>.</summary>
    public const int LongestContent = 42;

    /// <summary>The modes.</summary>
    public static IReadOnlyList<string> SoterModes { get; } = ["fingerPrint", "facial", "speech"];

    /// <summary>What a host of a virtual payment may answer: it reaches the program as it is.</summary>
    public static IReadOnlyList<int> VirtualPayment { get; } =
    [
        1001, -1, -2, -4, -5, -15001, -15002, -15003, -15004, -15005, -15006, -15007, -15008, -15009, -15010, -15011, -15012, -15013, -15014,
        -15016, -15017, -15018, -15019, -15020, -15021,
    ];

    /// <summary>Numbers that cannot come about here.</summary>
    public static IReadOnlyList<Exclusion> Exclusions { get; } =
    [
        new("startSoterAuthentication", "90002", "The documents have no registration of a mini program for biometrics."),
    ];
}
