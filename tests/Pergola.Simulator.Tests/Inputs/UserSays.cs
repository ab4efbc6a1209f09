using System.Text.Json;
using Pergola.MiniApps;

namespace Pergola.Simulator.Tests.Inputs;

/// <summary>A user who says yes to everything, as the shell would pass it on (docs/view-protocol.md section 4).</summary>
internal static class UserSays
{
    public static UiAnswer Yes(UiQuestion question) => question.Kind switch
    {
        "biometric" => Answer(question.Data.GetProperty("outcomes")[0].GetProperty("value").GetString() is { } outcome ? $$"""{"confirm":true,"outcome":"{{outcome}}"}""" : "{}"),
        "subscribe" => Answer($$"""{"allow":true,"always":false,"accepted":[{{string.Join(',', Ids(question))}}]}"""),
        "settings" => Answer($$$"""{"scopes":{{{{string.Join(',', Scopes(question).Select(static scope => $"{scope}:true"))}}}}}"""),
        _ => new UiAnswer(true),
    };

    private static UiAnswer Answer(string data) => new(true) { Data = JsonElement.Parse(data) };

    private static IEnumerable<string> Ids(UiQuestion question) => question.Data.GetProperty("templates").EnumerateArray().Select(static t => t.GetProperty("id").GetRawText());

    private static IEnumerable<string> Scopes(UiQuestion question) => question.Data.GetProperty("scopes").EnumerateArray().Select(static s => s.GetProperty("scope").GetRawText());
}
