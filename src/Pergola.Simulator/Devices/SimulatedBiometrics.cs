using System.Text.Json;
using Pergola.Devices;
using Pergola.MiniApps;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Devices;

/// <summary>A finger and a face that are whatever the sheet is told. Whether they are on record is a switch of the page.</summary>
internal sealed class SimulatedBiometrics(SimulatorState state, DeviceTexts text) : IBiometricDevice
{
    private const int Tries = 5;
    private const string Succeed = "succeed";
    private const string Fail = "fail";
    private const string Enrol = "enrol";

    public IReadOnlyList<string> SupportedModes(IMiniApp app) => ["fingerPrint", "facial"];

    public bool IsEnrolled(IMiniApp app, string mode) => state.IsEnrolled;

    public async Task<BiometricOutcome> RecogniseAsync(IMiniApp app, int pageId, string mode, string content, CancellationToken cancellationToken)
    {
        // As on a phone: a finger that is not known may be tried again, until the device waits.
        for (var tried = 0; tried < Tries; tried++)
        {
            var answer = await AskAsync(app, pageId, mode, content, tried, cancellationToken);
            switch (answer.Confirmed ? SheetJson.TextOf(answer, "outcome") : "")
            {
                case Succeed when state.IsEnrolled:
                    return BiometricOutcome.Recognised;
                case Enrol:
                    state.IsEnrolled = true;
                    tried--;
                    break;
                case Fail:
                    return BiometricOutcome.NotRecognised;
                case "again":
                    break;
                default:
                    return BiometricOutcome.Cancelled;
            }
        }

        return BiometricOutcome.Frozen;
    }

    private Task<UiAnswer> AskAsync(IMiniApp app, int pageId, string mode, string content, int tried, CancellationToken cancellationToken)
    {
        BiometricChoice[] outcomes = state.IsEnrolled
            ? [Choice(app, Succeed), Choice(app, Fail), Choice(app, "again")]
            : [Choice(app, Enrol), Choice(app, Fail)];
        var title = tried == 0 ? text.Get(app, $"Biometric_{mode}") : text.Get(app, "BiometricAgain", Tries - tried);
        var sheet = new BiometricSheet(app.Context.App.Name, app.Context.App.IconUrl, mode, title, content, outcomes);
        return app.Ui.AskAsync(new("biometric", pageId, JsonSerializer.SerializeToElement(sheet, SheetJson.Default.BiometricSheet)), cancellationToken);
    }

    private BiometricChoice Choice(IMiniApp app, string outcome) => new(outcome, text.Get(app, $"Biometric_{outcome}"));
}
