using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Pergola.Simulator.Commands.Administration;

/// <summary>Prints what a command answers: for people, or one JSON document on the output and everything else on the errors.</summary>
internal sealed class Answers(TextWriter output, TextWriter errors, bool asJson)
{
    /// <summary>Prints an answer.</summary>
    /// <remarks><c>human</c>: prints it for people.</remarks>
    public void Write<T>(T answer, JsonTypeInfo<T> contract, Action<TextWriter> human)
    {
        if (asJson)
            output.WriteLine(JsonSerializer.Serialize(answer, contract));
        else
            human(output);
    }

    /// <summary>Says that something was done that has no answer of its own.</summary>
    public void Done(string what) => Write(new Done(what), DoneJson.Default.Done, text => text.WriteLine(what));

    /// <summary>Says something beside the answer.</summary>
    public void Note(string text) => (asJson ? errors : output).WriteLine(text);

    /// <summary>Says how the next page is had, when there is one.</summary>
    public void More(string? cursor)
    {
        if (cursor is not null)
            errors.WriteLine($"There is more. Repeat the command with: --cursor {cursor}");
    }
}

/// <summary>What was done.</summary>
internal sealed record Done([property: JsonPropertyName("done")] string What);

[JsonSerializable(typeof(Done))]
internal sealed partial class DoneJson : JsonSerializerContext;
