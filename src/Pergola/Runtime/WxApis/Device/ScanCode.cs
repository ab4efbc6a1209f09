using System.Text;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.scanCode</c> takes.</summary>
/// <param name="OnlyFromCamera">Whether a picture of the album is no source.</param>
/// <param name="ScanType">Any of <c>barCode</c>, <c>qrCode</c>, <c>datamatrix</c>, <c>pdf417</c>, <c>wxCode</c>; null for the first two.</param>
public sealed record ScanCodeParams(bool OnlyFromCamera = false, IReadOnlyList<string>? ScanType = null);

/// <summary>What <c>wx.scanCode</c> answers.</summary>
/// <param name="Result">The code's content.</param>
/// <param name="ScanType">Its kind, such as <c>QR_CODE</c>.</param>
/// <param name="CharSet">Its character set.</param>
/// <param name="Path">Always empty: there are no codes of WeChat's own.</param>
/// <param name="RawData">The content's bytes in base64.</param>
public sealed record ScanCodeResult(string Result, string ScanType, string CharSet, string Path, string RawData) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScanCodeParams))]
[JsonSerializable(typeof(ScanCodeResult))]
internal sealed partial class ScanCodeJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Lets the user scan a code.</summary>
    public static SdkApi<ScanCodeParams, ScanCodeResult> ScanCode { get; } = new("scanCode", ScanCodeJson.Default.ScanCodeParams, ScanCodeJson.Default.ScanCodeResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Scanner ?? throw OpenApiErrors.NoDevice("scanner");
            var code = await device.ScanAsync(call.MiniApp, call.PageId, call.Params.ScanType ?? ["barCode", "qrCode"], call.Params.OnlyFromCamera, cancellationToken).ConfigureAwait(false) ?? throw OpenApiErrors.Cancel();
            return new ScanCodeResult(code.Result, code.ScanType, code.CharSet, "", Convert.ToBase64String(Encoding.UTF8.GetBytes(code.Result)));
        },
    };
}
