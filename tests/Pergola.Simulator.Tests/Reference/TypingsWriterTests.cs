using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Tests.Reference;

public partial class TypingsWriterTests
{
    [Theory]
    [InlineData(CallShape.Callback, "probe(option: ProbeParams & NoCallbacks): Promise<ProbeResult & Success>", "probe(option: ProbeParams & Callbacks<ProbeResult & Success>): void")]
    [InlineData(CallShape.CallbackOnly, "probe(option: ProbeParams & Callbacks<ProbeResult & Success>): void")]
    [InlineData(CallShape.Task, "probe(option: ProbeParams & Callbacks<ProbeResult & Success>): ProbeTask")]
    [InlineData(CallShape.Sync, "probe(option: ProbeParams): ProbeResult")]
    public void The_signatures_follow_the_shape(CallShape shape, params string[] expected) =>
        Assert.Equal(expected, TypingsSignatures.Of(Doc(Api(shape)), new TypeScriptTypes()));

    [Fact]
    public void A_failure_with_a_number_of_its_own_is_told() =>
        Assert.EndsWith("Callbacks<Success, CodedFailure>): void", TypingsSignatures.Of(Catalogued("requestMidasPaymentGameItem"), new TypeScriptTypes()).Last().Replace("VirtualPaymentResult & ", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Positional_arguments_and_the_returned_field_are_written_for_sync() =>
        Assert.Equal(["probe(mode: \"fast\" | \"slow\", times?: number): string[]"], TypingsSignatures.Of(Doc(Api(CallShape.Sync, ["mode", "times"], "names")), new TypeScriptTypes()));

    [Fact]
    public void A_field_that_no_answer_has_gives_nothing_back() =>
        Assert.Equal(["probe(mode: \"fast\" | \"slow\"): void"], TypingsSignatures.Of(Doc(Api(CallShape.Sync, ["mode"], "undefined")), new TypeScriptTypes()));

    [Theory]
    [InlineData("mode", "\"fast\" | \"slow\"", true)]
    [InlineData("times", "number", false)]
    [InlineData("kinds", "(\"a\" | \"b\")[] | null", false)]
    [InlineData("inner", "ProbeInner | null", false)]
    [InlineData("anything", "any", false)]
    [InlineData("order", "string | Record<string, any>", false)]
    [InlineData("headers", "Record<string, string> | null", false)]
    public void A_parameter_is_optional_by_its_contract(string name, string type, bool isRequired)
    {
        var api = Api(CallShape.Callback);
        var field = ContractField.Of(api.ParamsType, FieldUse.Param).Single(f => f.Name == name);

        Assert.Equal((type, isRequired), (new TypeScriptTypes().Of(field, FieldUse.Param, api), field.IsRequired));
    }

    [Fact]
    public void A_result_that_is_left_out_when_null_is_optional()
    {
        var fields = ContractField.Of(ProbeJson.Default.ProbeResult, FieldUse.Result).ToDictionary(f => f.Name, f => (f.IsRequired, new TypeScriptTypes().Of(f, FieldUse.Result)));

        Assert.Equal((true, "string[]"), fields["names"]);
        Assert.Equal((false, "string"), fields["note"]);
        Assert.Equal((true, "\"Idle\" | \"Busy\""), fields["state"]);
        Assert.DoesNotContain("extra", fields.Keys);
    }

    [Fact]
    public void A_record_that_is_passed_and_answered_has_two_names()
    {
        var types = new TypeScriptTypes();
        types.Meet(ProbeJson.Default.ProbeResult, FieldUse.Result);
        types.Meet(ProbeJson.Default.ProbeParams, FieldUse.Param);

        Assert.Equal(["ProbeInner", "ProbeInnerInput", "ProbeParams", "ProbeResult"], types.Records.Select(r => types.Name(r.Type.Type, r.Use)));
    }

    private static SdkApi<ProbeParams, ProbeResult> Api(CallShape shape, IReadOnlyList<string>? positional = null, string? returns = null) =>
        new("probe", ProbeJson.Default.ProbeParams, ProbeJson.Default.ProbeResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Shape = shape,
            Positional = positional ?? [],
            Returns = returns,
            Options = new Dictionary<string, IReadOnlyList<string>> { ["mode"] = ["fast", "slow"], ["kinds"] = ["a", "b"] },
            TakenAsText = new Dictionary<string, JsonValueKind> { ["order"] = JsonValueKind.Object },
            Answer = static (_, _) => throw new OpenApiException("never asked"),
        };

    private static ApiDoc Catalogued(string name) => ReferenceCatalog.Load().Apis.Single(a => a.Name == name);

    private static ApiDoc Doc(WxApi api)
    {
        var fields = new FieldReader(XmlSummaries.Beside(typeof(WxApi).Assembly), api);
        return new(api, true, "", "", "", "") { Params = fields.Params(), Result = fields.Result() };
    }

    internal enum ProbeState
    {
        Idle,
        Busy,
    }

    internal sealed record ProbeInner(int Size, string? Note = null);

    internal sealed record ProbeParams(string Mode, int Times = 1, IReadOnlyList<string>? Kinds = null, ProbeInner? Inner = null, JsonElement? Anything = null, [property: JsonConverter(typeof(JsonTextConverter))] string Order = "", IReadOnlyDictionary<string, string>? Headers = null);

    internal sealed record ProbeResult(IReadOnlyList<string> Names, ProbeState State, ProbeInner Inner, string? Note = null) : OpenApiResult;

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(ProbeParams))]
    [JsonSerializable(typeof(ProbeResult))]
    internal sealed partial class ProbeJson : JsonSerializerContext;
}
