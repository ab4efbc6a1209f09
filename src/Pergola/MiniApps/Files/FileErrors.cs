using Pergola.Dispatch;

namespace Pergola.MiniApps.Files;

/// <summary>The failures of files, in WeChat's words and numbers (typings of WeChat, <c>FileError</c>).</summary>
/// <remarks><c>where</c> is how a message ends: <c>, open PATH</c>, <c> PATH</c> or <c>, rename OLD -> NEW</c>.</remarks>
internal static class FileErrors
{
    private const int SystemError = 1300201;

    /// <summary>The number of a failure that has none of its own.</summary>
    public static Func<OpenApiException, int> ErrCode { get; } = static failure => failure.Errno ?? SystemError;

    public static OpenApiException NotPermitted(string where) => new("operation not permitted" + where, 1300001);

    public static OpenApiException NoEntry(string where) => new("no such file or directory" + where, 1300002);

    /// <summary>What <c>getFileInfo</c> and the saved files say in place of <see cref="NoEntry"/>.</summary>
    public static OpenApiException NotThere() => new("file not exist", 1300002);

    public static OpenApiException Broken() => new("Input/output error", 1300005);

    public static OpenApiException BadDescriptor() => new("bad file descriptor", 1300009);

    public static OpenApiException ReadOnly(string where) => new("permission denied" + where, 1300013);

    public static OpenApiException NotAFolder(string where) => new("not a directory" + where, 1300020);

    public static OpenApiException Invalid(string what) => new($"Invalid argument: {what}", 1300022);

    public static OpenApiException NameTooLong(string where) => new("File name too long" + where, 1300036);

    public static OpenApiException NotEmpty() => new("directory not empty", 1300066);

    public static OpenApiException Full() => new("the maximum size of the file storage limit is exceeded", 1300202);

    public static OpenApiException TooLargeToRead(long most) =>
        new($"the maximum size of the file storage limit is exceeded: at most {most >> 20} MB can be read at once, use position and length", 1300202);

    public static OpenApiException NotEncoded(string encoding) => new($"{encoding} encode error", 1300203);

    public static OpenApiException NoAccess(string where) => new("permission denied" + where, 1301000);

    public static OpenApiException IsAFolder(string where) => new("illegal operation on a directory" + where, 1301003);

    public static OpenApiException IsPackage(string where) => new("illegal operation on a package directory" + where, 1301004);

    public static OpenApiException Exists(string where) => new("file already exists" + where, 1301005);

    public static OpenApiException LengthOutOfRange() => new("value of length is out of range", 1301006);

    public static OpenApiException OffsetOutOfRange() => new("value of offset is out of range", 1301007);

    public static OpenApiException PositionOutOfRange() => new("value of position is out of range", 1301009);

    public static OpenApiException NoZip() => new("unzip open file fail", 1301102);

    public static OpenApiException BadZipEntry(string what) => new($"unzip entry fail: {what}", 1301103);

    public static OpenApiException NotBrotli() => new("brotli decompress fail", 1301111);

    public static OpenApiException NoTemporary() => new("tempFilePath file not exist", 1301112);

    public static OpenApiException NotOpenForThis() => new("permission denied", 1302001);

    public static OpenApiException TooManyOpen() => new("excced max concurrent fd limit", 1302002);

    public static OpenApiException InvalidFlag(string flag) => new($"invalid flag \"{(flag.Length <= 8 ? flag : flag[..8])}\"", 1302003);
}
