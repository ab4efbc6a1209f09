using System.Globalization;
using Microsoft.Extensions.Localization;
using Pergola.MiniApps;
using Pergola.Simulator.Resources;

namespace Pergola.Simulator.Devices;

/// <summary>The words of the device's sheets, in the language of the device that the program runs on: no request of the page says which.</summary>
internal sealed class DeviceTexts(IStringLocalizer<SimulatorText> text)
{
    public string Get(IMiniApp app, string name, params object[] values)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(app.Device.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en");
            return text[name, values];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
