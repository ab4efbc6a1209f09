using System.Text.Json;
using Pergola.MiniApps;

namespace Pergola.Conformance.Tests.Fakes;

/// <summary>A user who confirms whatever the host shows (docs/view-protocol.md section 4), or cancels it.</summary>
internal sealed class YesUi : IMiniAppUi
{
    public bool Cancels { get; set; }

    public void Apply(UiChange change)
    {
    }

    public Task<UiAnswer> AskAsync(UiQuestion question, CancellationToken cancellationToken) => Task.FromResult(Answer(question, Cancels));

    public static UiAnswer Answer(UiQuestion question, bool cancels)
    {
        if (cancels) return new(false) { Data = JsonElement.Parse("{}") };
        var data = question.Kind switch
        {
            "settings" => "{\"scopes\":{" + string.Join(',', Texts(question.Data, "scopes", "scope").Select(s => $"\"{s}\":true")) + "}}",
            "subscribe" => "{\"allow\":true,\"accepted\":[" + string.Join(',', Texts(question.Data, "templates", "id").Select(s => $"\"{s}\"")) + "],\"always\":false}",
            "consent" => """{"allow":true}""",
            _ => """{"confirm":true}""",
        };
        return new(true) { Data = JsonElement.Parse(data) };
    }

    private static IEnumerable<string> Texts(JsonElement data, string list, string field) => data.GetProperty(list).EnumerateArray().Select(e => e.GetProperty(field).GetString()!);
}
