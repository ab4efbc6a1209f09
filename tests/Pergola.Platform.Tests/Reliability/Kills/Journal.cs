using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Pergola.Platform.Tests.Reliability.Kills;

/// <summary>What a worker says of its codes. A line is written to the system before the worker goes on, so it outlives the worker.</summary>
internal sealed class Journal(string path) : IDisposable
{
    private readonly Lock gate = new();
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public void Write(JournalWord word, Flow? flow = null, string detail = "-")
    {
        lock (gate)
            file.Write(Encoding.ASCII.GetBytes($"{(char)word} {Stopwatch.GetTimestamp()} {flow?.Code ?? "-"} {detail}\n"));
    }

    public void Dispose() => file.Dispose();
}

/// <summary>The words of a journal. All but the first two are acknowledgements: the store has answered.</summary>
internal enum JournalWord
{
    /// <summary>The worker begins to open the store.</summary>
    Opening = 'o',

    /// <summary>The store threw, and the worker tries the same again or gives the code up.</summary>
    Fault = 'x',

    Issued = 'i',

    Claimed = 'c',

    /// <summary>This attempt has its session, or its traded code.</summary>
    Won = 'w',

    /// <summary>This attempt was refused.</summary>
    Refused = 'l',
}

/// <summary>One line of a journal.</summary>
/// <remarks><c>At</c>: of the monotonic clock.</remarks>
internal sealed record JournalLine(JournalWord Word, long At, Flow Flow, string Detail)
{
    public bool IsAnswer => Word is not (JournalWord.Opening or JournalWord.Fault);

    /// <summary>The whole lines; the kill may have cut off the last one, and what is not whole was not said.</summary>
    public static IReadOnlyList<JournalLine> Read(string path)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n').SkipLast(1).Select(Parse)];
    }

    private static JournalLine Parse(string line)
    {
        var parts = line.Split(' ', 4);
        return new JournalLine((JournalWord)parts[0][0], long.Parse(parts[1], CultureInfo.InvariantCulture), new Flow(parts[2]), parts[3]);
    }
}
