using System.Text.Json.Serialization;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Operators;

/// <summary>The templates of a mini program's subscription messages, as operators see and change them.</summary>
internal sealed class TemplateOperations(MiniProgramOperations miniPrograms)
{
    private const int LongestId = 64;

    public async Task<TemplateList> ListAsync(string appId, CancellationToken cancellationToken) => new((await miniPrograms.ShowAsync(appId, cancellationToken)).Templates);

    /// <exception cref="OperationRefusedException">A field is wrong, there is no such mini program, or the id is taken.</exception>
    public async Task<TemplateDetails> AddAsync(string appId, NewTemplate wish, OperatorActor actor, CancellationToken cancellationToken)
    {
        OperationRefusedException.ThrowIfAny(Problems(wish));
        var template = new MessageTemplate(wish.Id ?? NewSecrets.TemplateId(), wish.Title!, wish.Content!)
        {
            Example = wish.Example ?? "",
            Type = (MessageTemplateType)(wish.Type ?? TemplateKind.Once),
            Keywords = [.. (wish.Keywords ?? []).Select(k => new MessageKeyword(k.Code, k.Values))],
        };
        await miniPrograms.EditAsync(
            appId, actor, "message template added", revision: null,
            known => known.Record.Templates.Any(t => t.Id == template.Id)
                ? throw OperationRefusedException.Conflict($"There is already a template '{template.Id}'. Remove that one first, or choose another id.")
                : (known with { Record = known.Record with { Templates = [.. known.Record.Templates, template] } }, $"template {template.Id}, {template.Title}"),
            cancellationToken);
        return TemplateDetails.Of(template);
    }

    /// <exception cref="OperationRefusedException">There is no such mini program or template.</exception>
    public Task RemoveAsync(string appId, string id, OperatorActor actor, CancellationToken cancellationToken) =>
        miniPrograms.EditAsync(
            appId, actor, "message template removed", revision: null,
            known => known.Record.Templates.All(t => t.Id != id)
                ? throw OperationRefusedException.NotFound($"The mini program '{appId}' has no template '{id}'.")
                : (known with { Record = known.Record with { Templates = [.. known.Record.Templates.Where(t => t.Id != id)] } }, $"template {id}"),
            cancellationToken);

    private static IEnumerable<FieldProblem> Problems(NewTemplate wish)
    {
        if (wish.Id is { } id && (!RegistrationRules.IsName(id) || id.Length > LongestId))
            yield return new("id", $"The template id must have 1 to {LongestId} characters of A-Z a-z 0-9 - _; it is '{id}'.");
        if (string.IsNullOrWhiteSpace(wish.Title))
            yield return new("title", "The template needs a title: the subscription sheet shows it.");
        if (string.IsNullOrWhiteSpace(wish.Content) || !wish.Content.Contains(".DATA}}", StringComparison.Ordinal))
            yield return new("content", "The template's content must have a line for each field, such as Order:{{thing1.DATA}}.");
        if (wish.Keywords is not null && wish.Keywords.Any(k => string.IsNullOrWhiteSpace(k.Code) || k.Values is not { Count: > 0 }))
            yield return new("keywords", "Each keyword needs the code of its field and at least one value.");
    }
}

/// <summary>A template of subscription messages.</summary>
/// <param name="Id">The template id.</param>
/// <param name="Title">The title that the subscription sheet shows.</param>
/// <param name="Content">One line for each field, such as Order:{{thing1.DATA}}.</param>
/// <param name="Example">An example of a filled message.</param>
/// <param name="Type">Whether the user subscribes to one message or for good.</param>
/// <param name="Keywords">The values that enumerated fields may have.</param>
internal sealed record TemplateDetails(string Id, string Title, string Content, string Example, TemplateKind Type, IReadOnlyList<TemplateKeyword> Keywords)
{
    public static TemplateDetails Of(MessageTemplate template) => new(
        template.Id, template.Title, template.Content, template.Example, (TemplateKind)template.Type,
        [.. template.Keywords.Select(k => new TemplateKeyword(k.Code, k.Values))]);
}

/// <summary>Templates.</summary>
/// <param name="Items">The templates, oldest first.</param>
internal sealed record TemplateList(IReadOnlyList<TemplateDetails> Items);

/// <summary>An enumerated field of a template.</summary>
/// <param name="Code">The field's name, such as enum1.</param>
/// <param name="Values">What it may say.</param>
internal sealed record TemplateKeyword(string Code, IReadOnlyList<string> Values);

/// <summary>A template to add.</summary>
internal sealed record NewTemplate
{
    /// <summary>The template id; generated when absent.</summary>
    public string? Id { get; init; }

    /// <summary>The title that the subscription sheet shows.</summary>
    public string? Title { get; init; }

    /// <summary>One line for each field, such as Order:{{thing1.DATA}}.</summary>
    public string? Content { get; init; }

    /// <summary>An example of a filled message.</summary>
    public string? Example { get; init; }

    /// <summary>Whether the user subscribes to one message (once, the default) or for good (longTerm).</summary>
    public TemplateKind? Type { get; init; }

    /// <summary>The values that enumerated fields may have.</summary>
    public IReadOnlyList<TemplateKeyword>? Keywords { get; init; }
}

/// <summary>The types of templates.</summary>
[JsonConverter(typeof(EnumNames<TemplateKind>))]
internal enum TemplateKind
{
    /// <summary>Each consent allows one message.</summary>
    [JsonStringEnumMemberName("once")]
    Once = MessageTemplateType.Once,

    /// <summary>A consent holds until the user takes it back.</summary>
    [JsonStringEnumMemberName("longTerm")]
    LongTerm = MessageTemplateType.LongTerm,
}
