using System.CommandLine;
using Pergola.Platform.Operators;

namespace Pergola.Simulator.Commands.Administration;

/// <summary><c>pergola program template</c>: the templates of a mini program's subscription messages.</summary>
internal static class TemplateCommand
{
    private static readonly Option<string?> Id = new("--id") { Description = "The template id. Default: a new one.", HelpName = "ID" };

    private static readonly Option<string> Title = new("--title") { Description = "The title that the subscription sheet shows.", HelpName = "TEXT", Required = true };

    private static readonly Option<string[]> Lines = new("--line")
    {
        Description = "A line of the content with its field, such as Order:{{thing1.DATA}}. May be given several times.",
        HelpName = "TEXT",
        Required = true,
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<string?> Example = new("--example") { Description = "An example of a filled message.", HelpName = "TEXT" };

    private static readonly Option<bool> LongTerm = new("--long-term") { Description = "A consent holds until the user takes it back, and not for one message." };

    private static readonly Option<string[]> Keywords = new("--keyword")
    {
        Description = "The values that an enumerated field may have, such as enum1=paid,sent. May be given several times.",
        HelpName = "FIELD=VALUE,VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Argument<string> TemplateId = new("ID") { Description = "The template id." };

    public static Command Create() => new("template", "Administers the templates of a mini program's subscription messages.")
    {
        new Command("add", "Adds a template.") { ProgramCommand.AppId, Id, Title, Lines, Example, LongTerm, Keywords }.Does(AddAsync),
        new Command("list", "Lists the templates.") { ProgramCommand.AppId }.Does(ListAsync),
        new Command("remove", "Removes a template.") { ProgramCommand.AppId, TemplateId }.Does(RemoveAsync),
    };

    private static async Task AddAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var wish = new NewTemplate
        {
            Id = parsed.GetValue(Id),
            Title = parsed.GetValue(Title),
            Content = string.Join('\n', parsed.GetValue(Lines) ?? []),
            Example = parsed.GetValue(Example),
            Type = parsed.GetValue(LongTerm) ? TemplateKind.LongTerm : TemplateKind.Once,
            Keywords = [.. (parsed.GetValue(Keywords) ?? []).Select(Keyword)],
        };
        var template = await operations.Templates.AddAsync(parsed.GetValue(ProgramCommand.AppId)!, wish, OperatorActor.CommandLine, cancellationToken);
        answers.Write(template, OperatorJson.Default.TemplateDetails, output => output.WriteLine($"Added the template {template.Id}."));
    }

    private static async Task ListAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var list = await operations.Templates.ListAsync(parsed.GetValue(ProgramCommand.AppId)!, cancellationToken);
        answers.Write(list, OperatorJson.Default.TemplateList, output => ProgramText.Write(list.Items, output));
    }

    private static async Task RemoveAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(TemplateId)!;
        await operations.Templates.RemoveAsync(parsed.GetValue(ProgramCommand.AppId)!, id, OperatorActor.CommandLine, cancellationToken);
        answers.Done($"Removed the template {id}.");
    }

    private static TemplateKeyword Keyword(string text) => text.Split('=', 2) is [{ Length: > 0 } code, { Length: > 0 } values]
        ? new(code, values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        : throw OperationRefusedException.Conflict($"--keyword takes FIELD=VALUE,VALUE, such as enum1=paid,sent; it is '{text}'.");
}
