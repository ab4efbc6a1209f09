using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Commands;

/// <summary>What <c>pergola docs</c> and <c>pergola typings</c> have in common.</summary>
internal static class ReferenceCommand
{
    /// <summary>Writes from the catalogue.</summary>
    /// <returns>The exit code: 1 when nothing could be written; the message says why.</returns>
    public static int Run(Action<ReferenceCatalog> write, TextWriter errors)
    {
        try
        {
            write(ReferenceCatalog.Load());
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return 1;
        }
    }
}
