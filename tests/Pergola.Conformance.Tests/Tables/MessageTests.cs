using Pergola.Conformance.Tests.Documents;
using Pergola.Conformance.Tests.Fakes;
using Pergola.Conformance.Tests.Matrix;
using Pergola.Dispatch;
using Pergola.Tests.Dispatch;

namespace Pergola.Conformance.Tests.Tables;

/// <summary>Every errMsg is exactly the string that programs compare with.</summary>
public sealed class MessageTests
{
    public static TheoryData<MessageRow> Rows => [.. Messages.Rows];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_message_is_the_one_of_the_row(MessageRow row)
    {
        var level = row.Situation == Situation.PlatformRefuses ? ApiLevel.V2 : ApiLevel.V1;
        using var stage = new Stage(level);
        var answer = row.Situation switch
        {
            Situation.HostIsSilent => await SilenceAsync(stage, row),
            _ => await OneAsync(stage, row),
        };

        Assert.Equal(row.ErrMsg, answer.ErrMsg);
        Assert.Equal(row.ErrMsg.EndsWith(":ok", StringComparison.Ordinal), answer.Ok);
        if (row.Errno is { } errno) Assert.Equal(errno, answer.Errno);
    }

    [Fact]
    public void An_exclusion_is_no_row() =>
        Assert.All(Messages.Exclusions, e => Assert.DoesNotContain(Messages.Rows, r => r.Api == e.Api && r.ErrMsg.EndsWith(e.What, StringComparison.Ordinal)));

    private static Task<Answer> OneAsync(Stage stage, MessageRow row)
    {
        var expectation = Expectations.Of(row.Api);
        switch (row.Situation)
        {
            case Situation.UserDenies:
                stage.Deny();
                break;
            case Situation.DeniedEarlier:
                stage.App.Consents.Set(expectation.Scope!, allowed: false);
                break;
            case Situation.HostFails:
                stage.Host.Failure = new(row.Detail!, row.Errno);
                break;
            case Situation.PlatformRefuses:
                stage.Probe.Platform.Failure = new OpenApiException(row.Detail!, row.Errno);
                break;
        }

        if (row.Situation != Situation.NoTap) stage.Mint(expectation.Gesture);
        return stage.CallAsync(row.Api, row.Params ?? expectation.Params);
    }

    private static async Task<Answer> SilenceAsync(Stage stage, MessageRow row)
    {
        var expectation = Expectations.Of(row.Api);
        stage.Host.IsSilent = true;
        stage.Mint(expectation.Gesture);
        var call = stage.CallAsync(row.Api, expectation.Params);
        while (!stage.HostTouched.Contains("host")) await Task.Yield();
        // The longest that any API of the documents lets a host take.
        while (!call.IsCompleted)
        {
            stage.Probe.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        return await call;
    }
}
