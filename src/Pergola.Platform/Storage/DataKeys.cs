using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Pergola.Platform.Storage;

/// <summary>Seals what must not be readable in the database file. The key ring lies beside it, readable by its owner alone.</summary>
internal sealed class DataKeys
{
    private readonly IDataProtector[] protectors;

    public DataKeys(IOptions<PergolaPlatformOptions> options)
    {
        var ring = Directory.CreateDirectory(Path.Combine(options.Value.DataDirectory, "keys"));
        if (!OperatingSystem.IsWindows())
            ring.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var provider = DataProtectionProvider.Create(ring, builder => builder.SetApplicationName("Pergola.Platform"));
        protectors = [.. Enum.GetNames<Purpose>().Select(purpose => provider.CreateProtector("Pergola.Platform", purpose))];
    }

    /// <summary>What is sealed; the one cannot be opened as the other.</summary>
    public enum Purpose
    {
        SuperApp,
        SessionKey,
        AuthCode,
        TemporaryCode,
        Console,
    }

    public byte[] Seal(byte[] plain, Purpose purpose) => protectors[(int)purpose].Protect(plain);

    public byte[] Open(byte[] sealedBytes, Purpose purpose) => protectors[(int)purpose].Unprotect(sealedBytes);
}
