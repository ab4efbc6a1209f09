using System.Reflection;
using System.Runtime.InteropServices;

namespace Pergola.Protocol.Soter;

/// <summary>The few functions of OpenSSL's libcrypto that <see cref="PssSignature"/> calls; their names and shapes are OpenSSL's, the same in 1.1 and 3.</summary>
internal static unsafe partial class LibCrypto
{
    private const string Library = "libcrypto";

    private static readonly Lazy<nint> Handle = new(static () =>
    {
        var handle = Find(Candidates());
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Library ? handle : 0);
        return handle;
    });

    /// <summary>Loads the library once; safe to call often and from any thread.</summary>
    /// <exception cref="PlatformNotSupportedException">It is not installed.</exception>
    public static void Load() => _ = Handle.Value;

    /// <summary>The names by which the system may know the library, the preferred one first.</summary>
    internal static string[] Candidates() =>
        OperatingSystem.IsWindows() ? ["libcrypto-3-x64.dll", "libcrypto-3-arm64.dll", "libcrypto-1_1-x64.dll"]
        : OperatingSystem.IsMacOS() ? ["libcrypto.3.dylib", "/opt/homebrew/opt/openssl@3/lib/libcrypto.3.dylib", "/usr/local/opt/openssl@3/lib/libcrypto.3.dylib"]
        : ["libcrypto.so.3", "libcrypto.so.1.1"];

    /// <summary>Loads the first library that is there.</summary>
    internal static nint Find(IReadOnlyList<string> candidates)
    {
        foreach (var name in candidates)
        {
            if (NativeLibrary.TryLoad(name, out var handle)) return handle;
        }

        throw new PlatformNotSupportedException(
            $"Biometric results are signed with OpenSSL's libcrypto, and none of {string.Join(", ", candidates)} could be loaded. On Debian install it with: apt-get install libssl3");
    }

    [LibraryImport(Library)] public static partial nint d2i_AutoPrivateKey(nint reuse, byte** at, CLong length);
    [LibraryImport(Library)] public static partial nint d2i_PUBKEY(nint reuse, byte** at, CLong length);
    [LibraryImport(Library)] public static partial void EVP_PKEY_free(nint key);
    [LibraryImport(Library)] public static partial nint EVP_MD_CTX_new();
    [LibraryImport(Library)] public static partial void EVP_MD_CTX_free(nint context);
    [LibraryImport(Library)] public static partial nint EVP_sha256();
    [LibraryImport(Library)] public static partial int EVP_DigestSignInit(nint context, nint* padding, nint digest, nint engine, nint key);
    [LibraryImport(Library)] public static partial int EVP_DigestSign(nint context, byte* signature, nuint* signatureLength, byte* data, nuint dataLength);
    [LibraryImport(Library)] public static partial int EVP_DigestVerifyInit(nint context, nint* padding, nint digest, nint engine, nint key);
    [LibraryImport(Library)] public static partial int EVP_DigestVerify(nint context, byte* signature, nuint signatureLength, byte* data, nuint dataLength);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int EVP_PKEY_CTX_ctrl_str(nint padding, string type, string value);
    [LibraryImport(Library)] public static partial void ERR_clear_error();
}
