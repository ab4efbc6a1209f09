using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.MiniApps;

namespace Pergola.Consent;

/// <summary>Draws the consent sheet with the instance's own <see cref="IMiniAppUi"/>, as a question of the kind <c>consent</c> (docs/view-protocol.md section 4).</summary>
public sealed class UiConsentPrompt : IConsentPrompt
{
    /// <inheritdoc/>
    public async Task<ConsentDecision> AskAsync(ConsentRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sheet = new ConsentSheet(
            request.App.AppId, request.App.Name, request.App.IconUrl, request.Scope, request.Title, request.Purpose, request.MaskedValue,
            request.Choices, request.AllowText, request.DenyText, (int)request.AllowAfter.TotalMilliseconds);
        var data = JsonSerializer.SerializeToElement(sheet, ConsentSheetJson.Default.ConsentSheet);
        var answer = await request.MiniApp.Ui.AskAsync(new("consent", request.PageId, data), cancellationToken).ConfigureAwait(false);
        return new(answer.Confirmed, answer.Content);
    }
}

/// <summary>The data of a question of the kind <c>consent</c>.</summary>
internal sealed record ConsentSheet(
    string AppId, string Name, string? Icon, string Scope, string Title, string? Purpose, string? Preview,
    IReadOnlyList<ConsentChoice> Choices, string AllowText, string DenyText, int AllowAfterMs);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConsentSheet))]
internal sealed partial class ConsentSheetJson : JsonSerializerContext;
