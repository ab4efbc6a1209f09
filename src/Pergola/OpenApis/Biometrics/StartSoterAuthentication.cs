using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.startSoterAuthentication</c> takes. The documents know only authContent; the others are WeChat's, and optional here.</summary>
/// <param name="RequestAuthModes">
/// Which of <c>fingerPrint</c>, <c>facial</c>, <c>speech</c> may be used; the first that the device supports and the user has enrolled is. Left out, all of
/// them. <see cref="WxProfile.WeChat"/> requires it.
/// </param>
/// <param name="Challenge">What the mini program's backend wants to see signed, at most 512 characters. Default empty; <see cref="WxProfile.WeChat"/> requires it.</param>
/// <param name="AuthContent">What the sheet says that it is for; in <see cref="WxProfile.WeChat"/> at most 42 characters. Default empty.</param>
public sealed record StartSoterAuthenticationParams(IReadOnlyList<string>? RequestAuthModes = null, string Challenge = "", string AuthContent = "");

/// <summary>What <c>wx.startSoterAuthentication</c> answers: a signed result, which the mini program's backend verifies at the platform.</summary>
/// <param name="AuthMode">The mode that was used.</param>
/// <param name="ResultJSON">
/// The signed JSON text: <c>raw</c> (the challenge), <c>fid</c>, <c>counter</c> (grows with each result of the user in the mini program), <c>tee_n</c>, <c>tee_v</c>,
/// <c>fp_n</c>, <c>fp_v</c>, <c>cpu_id</c>, <c>uid</c>.
/// </param>
/// <param name="ResultJSONSignature">Its signature in base64: RSA with 2048 bits, SHA256withRSA/PSS, a salt of 20 bytes.</param>
public sealed record StartSoterAuthenticationResult(string AuthMode, string ResultJSON, string ResultJSONSignature) : OpenApiResult
{
    /// <summary>0. A failure has one of <see cref="SoterErrors"/>.</summary>
    public int ErrCode { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StartSoterAuthenticationParams))]
[JsonSerializable(typeof(StartSoterAuthenticationResult))]
internal sealed partial class StartSoterAuthenticationJson : JsonSerializerContext;

public static partial class OpenApis
{
    private const int LongestChallenge = 512;
    private const int LongestAuthContent = 42;

    // A challenge is often base64, which a backend may compare as text: its + and / stay as they are.
    private static readonly JsonWriterOptions s_soterJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lets the device recognise the user, and signs the result (document: mini program open APIs, "startSoterAuthentication").</summary>
    public static SdkApi<StartSoterAuthenticationParams, StartSoterAuthenticationResult> StartSoterAuthentication { get; } = new(
        "startSoterAuthentication",
        StartSoterAuthenticationJson.Default.StartSoterAuthenticationParams,
        StartSoterAuthenticationJson.Default.StartSoterAuthenticationResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        RequiredByWeChat = ["requestAuthModes", "challenge"],
        Secrets = ["challenge", "resultJSON", "resultJSONSignature"],
        ErrCode = SoterErrors.Of,
        Validate = static p => p.Challenge.Length > LongestChallenge ? SoterErrors.Reason(SoterErrors.Challenge)
            : null,
        Answer = RecogniseAndSignAsync,
    };

    private static async ValueTask<StartSoterAuthenticationResult> RecogniseAndSignAsync(SdkCall<StartSoterAuthenticationParams> call, CancellationToken cancellationToken)
    {
        var app = call.MiniApp;
        // The documents know no limit, and their own demonstration program says more.
        if (app.Options.Profile == WxProfile.WeChat && call.Params.AuthContent.Length > LongestAuthContent) throw OpenApiErrors.Refused(SoterErrors.Reason(SoterErrors.AuthContent));
        var (device, supported) = SoterModes.Of(app);
        var modes = (call.Params.RequestAuthModes ?? supported).Where(supported.Contains).ToArray();
        if (modes.Length == 0) throw SoterErrors.Fail(SoterErrors.ModeUnsupported);
        var mode = Array.Find(modes, m => device.IsEnrolled(app, m)) ?? throw SoterErrors.Fail(SoterErrors.NotEnrolled);

        var outcome = await device.RecogniseAsync(app, call.PageId, mode, call.Params.AuthContent, cancellationToken).ConfigureAwait(false);
        if (outcome != BiometricOutcome.Recognised) throw SoterErrors.Fail(CodeOf(outcome));

        Func<string, Task>? register = call.Platform is { } platform
            ? async publicKey => await platform.Client.RegisterSoterKeyAsync(platform.AppId, await platform.UserAsync(cancellationToken).ConfigureAwait(false), publicKey, cancellationToken).ConfigureAwait(false)
            : null;
        // Making a key takes a while, and the program's loop must not wait for it.
        var proof = await Task.Run(
            () => new SoterKeys(app.Options.DataDirectory).SignAsync(
                app.Context.Account, app.Context.App.AppId, register, (counter, keyId) => ResultJson(call, mode, counter, keyId), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return new(mode, proof.Json, proof.Signature);
    }

    private static int CodeOf(BiometricOutcome outcome) => outcome switch
    {
        BiometricOutcome.Cancelled => SoterErrors.Cancelled,
        BiometricOutcome.NotRecognised => SoterErrors.NotRecognised,
        BiometricOutcome.Frozen => SoterErrors.Frozen,
        _ => SoterErrors.Internal,
    };

    // cpu_id and uid come from the key: they tell devices and users apart within one mini program, and follow nobody into another.
    private static string ResultJson(SdkCall<StartSoterAuthenticationParams> call, string mode, long counter, string keyId)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, s_soterJson))
        {
            writer.WriteStartObject();
            writer.WriteString("raw", call.Params.Challenge);
            writer.WriteString("fid", "0");
            writer.WriteNumber("counter", counter);
            writer.WriteString("tee_n", "Pergola");
            writer.WriteString("tee_v", call.MiniApp.Options.SdkVersion.ToString());
            writer.WriteString("fp_n", mode);
            writer.WriteString("fp_v", "1");
            writer.WriteString("cpu_id", keyId[..32]);
            writer.WriteString("uid", keyId[32..]);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
