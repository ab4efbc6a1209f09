using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Pergola.MiniApps;
using Pergola.MiniApps.Packages;

namespace Pergola.Simulator.Programs;

/// <summary>Where the mini program's files are, and what the registry says of it.</summary>
/// <param name="path">The folder or zip file, as a full path.</param>
/// <param name="origins">The origins that the program may reach.</param>
internal sealed class ProgramSource(string path, IReadOnlyList<string> origins)
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Opens the files as they are now.</summary>
    /// <exception cref="PackageException">It is no mini program, or it is refused.</exception>
    public MiniAppPackage Open() => MiniAppPackage.Open(path);

    /// <summary>The registry's record. The program's own appid is taken, so that an unmodified program finds itself; one without gets one that stays the same.</summary>
    public MiniAppInfo Describe(MiniAppPackage package) => new(UsableAppId(package.AppId) ?? MadeUpAppId(), package.ProjectName)
    {
        EnvVersion = EnvVersion.Develop,
        RequestDomains = origins,
        WebViewDomains = origins,
    };

    /// <summary>Yields after each change of the files, also while they are no mini program.</summary>
    public IAsyncEnumerable<IReadOnlyList<string>> WatchAsync(TimeProvider time, CancellationToken cancellationToken) =>
        PackageWatcher.WatchAsync(Directory.Exists(path) ? path : null, time, TimeSpan.FromMilliseconds(100), cancellationToken);

    private static string? UsableAppId(string? appId) =>
        appId is { Length: > 0 and <= 64 } && appId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? appId : null;

    // As the platform's own: "mp" and 14 lower-case letters and digits.
    private string MadeUpAppId()
    {
        var number = new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes(path)), isUnsigned: true);
        var text = new StringBuilder("mp");
        for (var i = 0; i < 14; i++)
        {
            text.Append(Digits[(int)(number % Digits.Length)]);
            number /= Digits.Length;
        }

        return text.ToString();
    }
}
