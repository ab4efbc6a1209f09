using Pergola.MiniApps;

namespace Pergola.Consent;

/// <summary>Draws the consent sheet. It stands outside the mini program's frame, and names the program from the registry's record.</summary>
public interface IConsentPrompt
{
    /// <summary>Shows one sheet and waits for the user. The SDK never shows two at a time for one instance.</summary>
    /// <param name="request">What to show.</param>
    /// <param name="cancellationToken">The sheet is void: the mini program stopped, or nobody waits for the answer any more.</param>
    Task<ConsentDecision> AskAsync(ConsentRequest request, CancellationToken cancellationToken);
}

/// <summary>What a consent sheet shows.</summary>
public sealed record ConsentRequest
{
    /// <summary>The instance that asks; a host with several windows finds the right one by it.</summary>
    public required IMiniApp MiniApp { get; init; }

    /// <summary>The page that asks.</summary>
    public required int PageId { get; init; }

    /// <summary>The mini program by the registry's record: its name and icon. Nothing of it comes from the package.</summary>
    public MiniAppInfo App => MiniApp.Context.App;

    /// <summary>The scope, such as <c>scope.userInfo</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>The sheet's question, in the user's language.</summary>
    public required string Title { get; init; }

    /// <summary>The mini program's own words on what it is for (app.json <c>permission</c>, or the call's own), or null. It is untrusted text.</summary>
    public string? Purpose { get; init; }

    /// <summary>The value with its middle hidden, such as <c>158****2850</c>, or null.</summary>
    public string? MaskedValue { get; init; }

    /// <summary>What the user may choose between; empty when there is only yes and no.</summary>
    public IReadOnlyList<ConsentChoice> Choices { get; init; } = [];

    /// <summary>The text of the button that allows.</summary>
    public required string AllowText { get; init; }

    /// <summary>The text of the button that refuses.</summary>
    public required string DenyText { get; init; }

    /// <summary>How long after it appears the sheet can be allowed, so that a tap meant for the page does not.</summary>
    public TimeSpan AllowAfter { get; init; } = TimeSpan.FromMilliseconds(500);
}

/// <summary>The user's answer to a consent sheet.</summary>
/// <param name="Allowed">Whether the user allows it.</param>
/// <param name="Choice">The one of the choices, or null.</param>
/// <param name="IsAnswer">False when the sheet went without a word of the user: it counts as refused and is not remembered.</param>
public sealed record ConsentDecision(bool Allowed, string? Choice = null, bool IsAnswer = true)
{
    /// <summary>The user allows it.</summary>
    public static ConsentDecision Allow { get; } = new(true);

    /// <summary>The user refuses.</summary>
    public static ConsentDecision Deny { get; } = new(false);

    /// <summary>The sheet went without an answer.</summary>
    public static ConsentDecision Unanswered { get; } = new(false, IsAnswer: false);
}

/// <summary>What is fetched before the sheet, so that it can show it.</summary>
/// <param name="MaskedValue">What the sheet shows: the value with its middle hidden, or null. Where there are choices, the first one's detail.</param>
/// <param name="Ticket">What the answer needs to go on from here, such as a temporary code; nobody is shown it.</param>
public sealed record ConsentPreview(string? MaskedValue = null, string? Ticket = null)
{
    /// <summary>URL of a picture that the first choice shows, such as the user's avatar, or null.</summary>
    public string? Image { get; init; }
}

/// <summary>One of the things that the user may choose on a consent sheet.</summary>
/// <param name="Value">What the decision names it by.</param>
/// <param name="Title">In the user's language.</param>
public sealed record ConsentChoice(string Value, string Title)
{
    /// <summary>What it stands for, such as the nickname itself, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>URL of a picture, or null.</summary>
    public string? Image { get; init; }
}

/// <summary>What the user was shown and chose.</summary>
/// <param name="Preview">What was fetched before the sheet, or null.</param>
/// <param name="Choice">The one of the choices, or null.</param>
public sealed record ConsentGrant(ConsentPreview? Preview, string? Choice);
