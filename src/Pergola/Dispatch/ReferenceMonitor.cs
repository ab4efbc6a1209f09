namespace Pergola.Dispatch;

/// <summary>
/// The last gate before an answer. It works out from the declaration alone which checks had to run, and compares with those that did:
/// a road through the dispatcher that left one out is refused, whatever the reason.
/// </summary>
internal static class ReferenceMonitor
{
    /// <summary>The checks that the declaration asks for, as a set of bits by <see cref="CallCheck"/>.</summary>
    public static int Required(WxApi api, ApiLevel level)
    {
        var needed = Bit(CallCheck.Known) | Bit(CallCheck.Since) | Bit(CallCheck.Params);
        if (api.Gesture != Gesture.None) needed |= Bit(CallCheck.Gesture);
        if (api.Consent.IsAsked) needed |= Bit(CallCheck.Consent);
        if (api.Consent is { IsAsked: true, IsRemembered: true }) needed |= Bit(CallCheck.Refusal);
        if (api is not IHostedApi hosted) return needed;

        needed |= Bit(CallCheck.Level);
        if (hosted.HasDefault && level != ApiLevel.V1)
        {
            needed |= Bit(CallCheck.Credential);
            if (hosted.HasPreview) needed |= Bit(CallCheck.Preview);
        }

        return needed;
    }

    /// <summary>Whether everything that had to run has run.</summary>
    public static bool Admits(WxApi api, ApiLevel level, int passed)
    {
        var needed = Required(api, level);
        return (passed & needed) == needed;
    }

    /// <summary>The bit of one check.</summary>
    public static int Bit(CallCheck check) => 1 << (int)check;
}
