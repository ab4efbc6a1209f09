using Pergola.Platform.Operators;

namespace Pergola.Simulator.Commands.Administration;

/// <summary>A mini program, for people.</summary>
internal static class ProgramText
{
    public static void Write(MiniProgramDetails miniProgram, TextWriter output)
    {
        TextTable.Write(
            output,
            ("Appid", miniProgram.AppId), ("Name", miniProgram.Name), ("Superapp", miniProgram.SuperApp), ("Team", miniProgram.Team), ("Icon", miniProgram.IconUrl),
            ("Request domains", miniProgram.RequestDomains.Count == 0 ? "none" : string.Join(' ', miniProgram.RequestDomains)),
            ("Old secret until", TextTable.Time(miniProgram.PreviousSecretUntil)));
        if (miniProgram.Versions.Count > 0)
        {
            output.WriteLine();
            TextTable.Write(
                output, "", ["", "VERSION", "WHERE", "PUBLISHED", "BY", "PACKAGE", "DESCRIPTION"],
                miniProgram.Versions.Select(v => new[]
                {
                    v.Current ? "*" : "", v.Number, v.Environment, TextTable.Time(v.PublishedAt), v.PublishedBy, v.PackageSha256?[..12], v.Description,
                }));
        }

        if (miniProgram.Templates.Count > 0)
        {
            output.WriteLine();
            Write(miniProgram.Templates, output);
        }
    }

    public static void Write(IReadOnlyList<TemplateDetails> templates, TextWriter output) => TextTable.Write(
        output, "There is no template yet. Add one with: pergola program template add", ["TEMPLATE", "TITLE", "TYPE", "CONTENT"],
        templates.Select(t => new string?[] { t.Id, t.Title, t.Type == TemplateKind.LongTerm ? "long term" : "once", t.Content }));
}
