using System.Text.Json;
using Pergola.Conformance.Tests.Documents;
using Pergola.Conformance.Tests.Fakes;
using Pergola.Devices;

namespace Pergola.Conformance.Tests.Tables;

/// <summary>The numbers of biometric authentication (reference: wx-contract.md 1.5).</summary>
public sealed class SoterTests
{
    public static TheoryData<string, int> Codes => [.. ErrorCodes.Soter.Select(r => new TheoryDataRow<string, int>(r.Circumstance.ToString(), r.ErrCode))];

    public static TheoryData<string> Modes => [.. ErrorCodes.SoterModes];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_number_is_the_one_of_the_row(string circumstance, int errCode)
    {
        using var stage = new Stage(Dispatch.ApiLevel.V2);
        var parameters = Arrange(stage, Enum.Parse<ErrorCodes.Biometric>(circumstance));
        var answer = await stage.CallAsync("startSoterAuthentication", parameters);

        Assert.Equal(errCode == 0, answer.Ok);
        Assert.Equal(errCode, answer.Json.GetProperty("errCode").GetInt32());
        Assert.StartsWith(errCode == 0 ? "startSoterAuthentication:ok" : "startSoterAuthentication:fail ", answer.ErrMsg, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_mode_of_the_table_is_supported_checked_and_used(string mode)
    {
        using var stage = new Stage();
        stage.Device.Modes = [mode];

        var supported = await stage.CallAsync("checkIsSupportSoterAuthentication");
        Assert.Equal([mode], supported.Json.GetProperty("supportMode").EnumerateArray().Select(m => m.GetString()));
        var enrolled = await stage.CallAsync("checkIsSoterEnrolledInDevice", $$"""{"checkAuthMode":"{{mode}}"}""");
        Assert.True(enrolled.Json.GetProperty("isEnrolled").GetBoolean());
        var started = await stage.CallAsync("startSoterAuthentication", $$"""{"requestAuthModes":["{{mode}}"],"challenge":"c-1","authContent":"Open"}""");
        Assert.Equal(mode, started.Json.GetProperty("authMode").GetString());
        Assert.Equal("c-1", JsonDocument.Parse(started.Json.GetProperty("resultJSON").GetString()!).RootElement.GetProperty("raw").GetString());
        Assert.NotEmpty(Convert.FromBase64String(started.Json.GetProperty("resultJSONSignature").GetString()!));
    }

    [Fact]
    public async Task A_device_that_can_do_nothing_fails_the_check_of_support()
    {
        using var stage = new Stage();
        stage.Device.Modes = [];
        var answer = await stage.CallAsync("checkIsSupportSoterAuthentication");

        Assert.False(answer.Ok);
        Assert.StartsWith("checkIsSupportSoterAuthentication:fail ", answer.ErrMsg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_enrolled_is_an_answer_and_no_failure()
    {
        using var stage = new Stage();
        stage.Device.Enrolled = false;
        var answer = await stage.CallAsync("checkIsSoterEnrolledInDevice");

        Assert.Equal("checkIsSoterEnrolledInDevice:ok", answer.ErrMsg);
        Assert.False(answer.Json.GetProperty("isEnrolled").GetBoolean());
    }

    private static string Arrange(Stage stage, ErrorCodes.Biometric circumstance)
    {
        var (challenge, content, mode) = ("c-1", "Open", "fingerPrint");
        switch (circumstance)
        {
            case ErrorCodes.Biometric.NoModes: stage.Device.Modes = []; break;
            case ErrorCodes.Biometric.OtherMode: mode = "speech"; break;
            case ErrorCodes.Biometric.LongChallenge: challenge = new('c', ErrorCodes.LongestChallenge + 1); break;
            case ErrorCodes.Biometric.LongContent: content = new('c', ErrorCodes.LongestContent + 1); break;
            case ErrorCodes.Biometric.Cancelled: stage.Device.Outcome = BiometricOutcome.Cancelled; break;
            case ErrorCodes.Biometric.NotRecognised: stage.Device.Outcome = BiometricOutcome.NotRecognised; break;
            case ErrorCodes.Biometric.Frozen: stage.Device.Outcome = BiometricOutcome.Frozen; break;
            case ErrorCodes.Biometric.KeyRefused: stage.Probe.Platform.Failure = new Dispatch.OpenApiException("the key is refused", 40015); break;
            case ErrorCodes.Biometric.NotEnrolled: stage.Device.Enrolled = false; break;
            default:
                (challenge, content) = (new('c', ErrorCodes.LongestChallenge), new('c', ErrorCodes.LongestContent));
                break;
        }

        return JsonSerializer.Serialize(new Dictionary<string, object> { ["requestAuthModes"] = new[] { mode }, ["challenge"] = challenge, ["authContent"] = content });
    }
}
