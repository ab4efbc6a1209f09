using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>getFileInfo</c> takes.</summary>
/// <param name="FilePath">A path of the program: of its package, <c>wxfile://tmp/NAME</c>, <c>wxfile://store_NAME</c> or <c>wxfile://usr/...</c>.</param>
/// <param name="DigestAlgorithm"><c>md5</c>, <c>sha1</c> or <c>sha256</c>.</param>
public sealed record GetFileInfoParams(string FilePath, string DigestAlgorithm = "md5");

/// <summary>What <c>getFileInfo</c> answers.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Digest">The digest, in small hexadecimal digits.</param>
public sealed record GetFileInfoResult(long Size, string Digest) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetFileInfoParams))]
[JsonSerializable(typeof(GetFileInfoResult))]
internal sealed partial class GetFileInfoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells the size and the digest of a file (<c>FileSystemManager.getFileInfo</c>).</summary>
    public static SdkApi<GetFileInfoParams, GetFileInfoResult> GetFileInfo { get; } = FileApi.Method(
        "getFileInfo", GetFileInfoJson.Default.GetFileInfoParams, GetFileInfoJson.Default.GetFileInfoResult,
        static call =>
        {
            var file = call.MiniApp.Files.Tree.Find(call.Params.FilePath, "") is { IsFolder: false } found ? found : throw FileErrors.NotThere();
            using var content = file.Open();
            return new GetFileInfoResult(file.Size, Convert.ToHexStringLower(DigestOf(content, call.Params.DigestAlgorithm)));
        },
        isLong: true);

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "WeChat documents md5; the digest compares files and guards nothing.")]
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "WeChat documents sha1; the digest compares files and guards nothing.")]
    private static byte[] DigestOf(Stream content, string algorithm) => algorithm switch
    {
        "md5" => MD5.HashData(content),
        "sha1" => SHA1.HashData(content),
        "sha256" => SHA256.HashData(content),
        _ => throw FileErrors.Invalid("digestAlgorithm is md5, sha1 or sha256"),
    };
}
