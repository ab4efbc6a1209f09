using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.MiniApps;

namespace Pergola.Consent;

/// <summary>
/// The host's page on which the user sees what a mini program has asked for, and changes it: a question of the kind <c>settings</c>
/// (docs/view-protocol.md section 4).
/// </summary>
internal static class SettingsPage
{
    /// <summary>Shows the page, and carries out what the user changed. It returns when the page is closed.</summary>
    /// <param name="app">The instance.</param>
    /// <param name="pageId">The page that it stands over.</param>
    /// <param name="cancellationToken">The program stopped, or took the call back.</param>
    /// <returns>The complete authSetting.</returns>
    public static async Task<IReadOnlyDictionary<string, bool>> OpenAsync(IMiniApp app, int pageId, CancellationToken cancellationToken)
    {
        var shown = await ToShowAsync(app, cancellationToken).ConfigureAwait(false);
        var data = JsonSerializer.SerializeToElement(shown, SettingsSheetJson.Default.SettingsSheet);
        var answer = await app.Ui.AskAsync(new UiQuestion("settings", pageId, data), cancellationToken).ConfigureAwait(false);
        Apply(shown, answer.Data, app);
        return app.Consents.Answers;
    }

    private static async Task<SettingsSheet> ToShowAsync(IMiniApp app, CancellationToken cancellationToken)
    {
        var language = ConsentTexts.LanguageOf(app);
        var info = app.Context.App;
        SettingsScope[] scopes = [.. app.Consents.Answers
            .OrderBy(static a => a.Key, StringComparer.Ordinal)
            .Select(a => new SettingsScope(a.Key, ConsentTexts.Setting(a.Key, language), a.Value))];
        return new(info.Name, info.IconUrl, scopes, await MessagesAsync(app, language, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<SettingsMessages?> MessagesAsync(IMiniApp app, string language, CancellationToken cancellationToken)
    {
        var kept = app.Subscriptions.Kept;
        if (kept.Count == 0 && app.Subscriptions.MainSwitch) return null;
        string[] ids = [.. kept.Keys.Order(StringComparer.Ordinal)];
        var templates = ids.Length == 0 ? [] : await TemplatesAsync(app, ids, cancellationToken).ConfigureAwait(false);
        var titles = templates.ToLookup(static t => t.Id, static t => t.Title, StringComparer.Ordinal);
        // A template that the superapp no longer knows is listed by its id: the user's choice about it still stands.
        return new(ConsentTexts.Messages(language), app.Subscriptions.MainSwitch, [.. ids.Select(id => new SettingsMessage(id, titles[id].FirstOrDefault() ?? id, kept[id]))]);
    }

    // A superapp that does not know its templates now must not keep the user from taking a permission back.
    private static async Task<IReadOnlyList<SubscribeTemplate>> TemplatesAsync(IMiniApp app, string[] ids, CancellationToken cancellationToken)
    {
        try
        {
            return await app.Host.GetSubscribeTemplatesAsync(app.Context, ids, cancellationToken).AsTask().WaitAsync(app.Options.ProxyTimeout, app.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    // Only what was shown can change, and only what the user turned: a shell cannot invent a grant, and what was answered meanwhile elsewhere stays.
    private static void Apply(SettingsSheet shown, JsonElement answer, IMiniApp app)
    {
        if (Object(answer, "scopes") is { } scopes)
        {
            foreach (var scope in shown.Scopes)
            {
                if (Turned(scopes, scope.Scope, scope.Allowed) is { } allowed) app.Consents.Set(scope.Scope, allowed);
            }
        }

        if (shown.Subscriptions is not { } messages || Object(answer, "subscriptions") is not { } subscriptions) return;
        if (Turned(subscriptions, "allowed", messages.Allowed) is { } on) app.Subscriptions.SetMainSwitch(on);
        if (Object(subscriptions, "items") is not { } items) return;
        var turned = messages.Items.Select(item => (item.Id, Taken: Turned(items, item.Id, item.Allowed))).Where(static item => item.Taken is not null).ToDictionary(static item => item.Id, static item => item.Taken!.Value);
        if (turned.Count > 0) app.Subscriptions.Keep(turned);
    }

    private static JsonElement? Object(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static bool? Turned(JsonElement owner, string name, bool was)
    {
        if (!owner.TryGetProperty(name, out var value) || value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return null;
        var now = value.GetBoolean();
        return now == was ? null : now;
    }
}

/// <summary>The data of a question of the kind <c>settings</c>.</summary>
internal sealed record SettingsSheet(string Name, string? Icon, IReadOnlyList<SettingsScope> Scopes, SettingsMessages? Subscriptions);

/// <summary>One scope of the settings page.</summary>
internal sealed record SettingsScope(string Scope, string Title, bool Allowed);

/// <summary>The subscription messages of the settings page.</summary>
internal sealed record SettingsMessages(string Title, bool Allowed, IReadOnlyList<SettingsMessage> Items);

/// <summary>One template of the settings page.</summary>
internal sealed record SettingsMessage(string Id, string Title, bool Allowed);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SettingsSheet))]
internal sealed partial class SettingsSheetJson : JsonSerializerContext;
