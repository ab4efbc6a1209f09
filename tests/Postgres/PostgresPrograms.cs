using System.Diagnostics;
using System.Globalization;

namespace Pergola.Tests.Postgres;

/// <summary>PostgreSQL's programs on this machine, and the account that they run as: PostgreSQL refuses to run as root.</summary>
internal sealed class PostgresPrograms
{
    private const string Root = "/usr/lib/postgresql";

    private readonly string folder;

    private PostgresPrograms(string folder, string? account) => (this.folder, Account) = (folder, account);

    /// <summary>The account to change to, or null to stay.</summary>
    public string? Account { get; }

    /// <summary>The newest version that is installed.</summary>
    /// <exception cref="PostgresUnavailableException">None is installed.</exception>
    public static PostgresPrograms Find()
    {
        var newest = (Directory.Exists(Root) ? Directory.GetDirectories(Root) : [])
            .Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
            .MaxBy(version => double.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            ?? throw new PostgresUnavailableException(
                $"These tests need PostgreSQL's server programs, and there are none below {Root}. Install them, then try again: apt-get update && apt-get install -y postgresql");
        return new PostgresPrograms(Path.Combine(newest, "bin"), Environment.IsPrivilegedProcess ? UnprivilegedAccount() : null);
    }

    public string PathOf(string program) => Path.Combine(folder, program);

    /// <summary>A process start as the account, in the given folder.</summary>
    public ProcessStartInfo Start(string program, IEnumerable<string> arguments, string workingDirectory)
    {
        IEnumerable<string> change = Account is null ? [] : ["setpriv", $"--reuid={Account}", $"--regid={Account}", "--init-groups", "--"];
        string[] command = [.. change, program, .. arguments];
        return new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            Environment = { ["LC_ALL"] = "C", ["HOME"] = workingDirectory },
        };
    }

    /// <summary>Runs one of PostgreSQL's programs to its end.</summary>
    /// <exception cref="PostgresUnavailableException">It failed; the text has what it wrote.</exception>
    public async Task RunAsync(string program, IReadOnlyList<string> arguments, string workingDirectory, CancellationToken cancellationToken)
    {
        var start = Start(PathOf(program), arguments, workingDirectory);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new PostgresUnavailableException($"PostgreSQL's {program} failed with {process.ExitCode}: {(await errors).Trim()} {(await output).Trim()}");
    }

    /// <summary>Makes an empty folder that only the account can read.</summary>
    public string NewFolder()
    {
        var path = Directory.CreateTempSubdirectory("pergola-postgres-").FullName;
        if (Account is null)
            return path;
        using var chown = Process.Start("chown", [$"{Account}:{Account}", path]);
        chown.WaitForExit();
        return chown.ExitCode == 0 ? path : throw new PostgresUnavailableException($"chown {Account} {path} failed with {chown.ExitCode}.");
    }

    private static string UnprivilegedAccount()
    {
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return accounts.Contains("postgres")
            ? "postgres"
            : throw new PostgresUnavailableException("PostgreSQL refuses to run as root, and the account postgres, which its package makes, is not on this machine. Run the tests as an ordinary user.");
    }
}
