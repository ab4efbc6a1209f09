using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola;

/// <summary>What <c>wx.requestSubscribeMessage</c> takes.</summary>
/// <param name="TmplIds">The templates to ask for: one to three ids. One that is given twice counts once.</param>
public sealed record RequestSubscribeMessageParams(IReadOnlyList<string> TmplIds);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RequestSubscribeMessageParams))]
[JsonSerializable(typeof(SubscribeSheet))]
internal sealed partial class RequestSubscribeMessageJson : JsonSerializerContext;

/// <summary>The data of a question of the kind <c>subscribe</c>.</summary>
internal sealed record SubscribeSheet(string Name, string? Icon, string Title, IReadOnlyList<SubscribeSheetTemplate> Templates, string Always, string AllowText, string DenyText);

/// <summary>One template of the sheet.</summary>
internal sealed record SubscribeSheetTemplate(string Id, string Title, string? Detail);

public static partial class OpenApis
{
    /// <summary>
    /// Asks the user which messages the mini program may send (reference: WeChat's requestSubscribeMessage). The answer has one field for each template:
    /// <c>accept</c>, <c>reject</c>, <c>ban</c> (banned by the superapp) or <c>filter</c> (unknown to it, or of the same title as another).
    /// Templates that were ticked "Always keep the above selection" are answered without a sheet. Failures carry WeChat's <c>errCode</c>: 10001 no id, 10002 the
    /// superapp does not name its templates, 10003 it could not take the answer, 10004 an id that is none, 20001 no template is known, 20003 too many ids, 20004 the user takes no messages.
    /// </summary>
    public static SdkApi<RequestSubscribeMessageParams, OpenApiResult> RequestSubscribeMessage { get; } =
        new("requestSubscribeMessage", RequestSubscribeMessageJson.Default.RequestSubscribeMessageParams, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.Needed,
            Validate = static parameters => parameters.TmplIds switch
            {
                [] => throw SubscribeMessages.Error(10001, "TmplIds can't be empty"),
                var ids when ids.Any(string.IsNullOrEmpty) => throw SubscribeMessages.Error(10004, "Invalid template id"),
                { Count: > SubscribeMessages.MostTemplates } => throw SubscribeMessages.Error(20003, "Templates count out of max bounds"),
                _ => null,
            },
            Answer = static async (call, cancellationToken) =>
            {
                var app = call.MiniApp;
                if (!app.Subscriptions.MainSwitch) throw SubscribeMessages.Error(20004, "The main switch is switched off");
                string[] ids = [.. call.Params.TmplIds.Distinct(StringComparer.Ordinal)];
                var known = await SubscribeMessages.FindAsync(app, ids, cancellationToken).ConfigureAwait(false);
                if (known.Count == 0) throw SubscribeMessages.Error(20001, "No template data return, verify the template id exist");

                var open = known.Where(static template => !template.IsBanned).DistinctBy(static template => template.Title, StringComparer.Ordinal).ToList();
                var answers = open.Where(template => app.Subscriptions.Kept.ContainsKey(template.Id)).ToDictionary(static template => template.Id, template => app.Subscriptions.Kept[template.Id], StringComparer.Ordinal);
                open.RemoveAll(template => answers.ContainsKey(template.Id));
                if (open.Count > 0) await SubscribeMessages.AskAsync(app, call.PageId, open, answers, cancellationToken).ConfigureAwait(false);
                await SubscribeMessages.TellHostAsync(app, answers, cancellationToken).ConfigureAwait(false);
                return new OpenApiResult { Extra = ids.ToDictionary(static id => id, id => SubscribeMessages.Word(id, answers, known), StringComparer.Ordinal) };
            },
        };
}

/// <summary>The sheet, its answers, and what fails.</summary>
file static class SubscribeMessages
{
    public const int MostTemplates = 3;

    private static readonly JsonElement s_accept = JsonElement.Parse("\"accept\"");
    private static readonly JsonElement s_reject = JsonElement.Parse("\"reject\"");
    private static readonly JsonElement s_ban = JsonElement.Parse("\"ban\"");
    private static readonly JsonElement s_filter = JsonElement.Parse("\"filter\"");

    public static async Task<List<SubscribeTemplate>> FindAsync(IMiniApp app, string[] ids, CancellationToken cancellationToken)
    {
        try
        {
            var found = await app.Host.GetSubscribeTemplatesAsync(app.Context, ids, cancellationToken).AsTask().WaitAsync(app.Options.ProxyTimeout, app.Time, cancellationToken).ConfigureAwait(false);
            return [.. found.Where(template => ids.Contains(template.Id))];
        }
        catch (Exception e) when (e is OpenApiException or TimeoutException)
        {
            throw Error(10002, "Request list fail");
        }
    }

    public static async Task AskAsync(IMiniApp app, int pageId, List<SubscribeTemplate> templates, Dictionary<string, bool> answers, CancellationToken cancellationToken)
    {
        var language = ConsentTexts.LanguageOf(app);
        var sheet = new SubscribeSheet(
            app.Context.App.Name, app.Context.App.IconUrl, ConsentTexts.Subscribe(language), [.. templates.Select(static t => new SubscribeSheetTemplate(t.Id, t.Title, t.Detail))],
            ConsentTexts.Always(language), ConsentTexts.Allow(language), ConsentTexts.Deny(language));
        var data = JsonSerializer.SerializeToElement(sheet, RequestSubscribeMessageJson.Default.SubscribeSheet);
        var answer = (await app.Ui.AskAsync(new UiQuestion("subscribe", pageId, data), cancellationToken).ConfigureAwait(false)).Data;

        // What was not shown is not accepted, whatever the answer names.
        var accepted = IsTrue(answer, "allow") && answer.TryGetProperty("accepted", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(static id => id.ValueKind == JsonValueKind.String).Select(static id => id.GetString()!).ToHashSet(StringComparer.Ordinal)
            : [];
        var fresh = templates.ToDictionary(static t => t.Id, t => accepted.Contains(t.Id), StringComparer.Ordinal);
        if (IsTrue(answer, "always")) app.Subscriptions.Keep(fresh);
        foreach (var (id, taken) in fresh) answers[id] = taken;
    }

    public static async Task TellHostAsync(IMiniApp app, Dictionary<string, bool> answers, CancellationToken cancellationToken)
    {
        string[] accepted = [.. answers.Where(static answer => answer.Value).Select(static answer => answer.Key)];
        if (accepted.Length == 0) return;
        try
        {
            await app.Host.OnSubscribedAsync(app.Context, accepted, cancellationToken).AsTask().WaitAsync(app.Options.ProxyTimeout, app.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OpenApiException or TimeoutException)
        {
            throw Error(10003, "Request subscribe fail");
        }
    }

    public static JsonElement Word(string id, Dictionary<string, bool> answers, List<SubscribeTemplate> known) =>
        answers.TryGetValue(id, out var taken) ? taken ? s_accept : s_reject
        : known.Exists(template => template.Id == id && template.IsBanned) ? s_ban
        : s_filter;

    private static bool IsTrue(JsonElement answer, string name) => answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static OpenApiException Error(int code, string reason) => new(reason, code, new Dictionary<string, JsonElement> { ["errCode"] = JsonElement.Parse($"{code}") });
}
