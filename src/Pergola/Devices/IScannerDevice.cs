using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>Reads bar codes and QR codes.</summary>
public interface IScannerDevice
{
    /// <summary>Lets the user scan a code.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="pageId">The page that asks.</param>
    /// <param name="types">Which codes: any of <c>barCode</c>, <c>qrCode</c>, <c>datamatrix</c>, <c>pdf417</c>, <c>wxCode</c>.</param>
    /// <param name="onlyFromCamera">Whether a picture of the album is no source.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <returns>The code; null when the user cancelled.</returns>
    Task<ScannedCode?> ScanAsync(IMiniApp app, int pageId, IReadOnlyList<string> types, bool onlyFromCamera, CancellationToken cancellationToken);
}

/// <summary>A code that was read.</summary>
/// <param name="Result">Its content.</param>
/// <param name="ScanType">Its kind in WeChat's words, such as <c>QR_CODE</c> or <c>EAN_13</c>.</param>
/// <param name="CharSet">Its character set.</param>
public sealed record ScannedCode(string Result, string ScanType = "QR_CODE", string CharSet = "UTF-8");
