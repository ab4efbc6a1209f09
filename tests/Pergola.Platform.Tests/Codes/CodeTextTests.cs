using Pergola.Platform.Codes;

namespace Pergola.Platform.Tests.Codes;

public sealed class CodeTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_kept_of_codes_is_in_the_order_of_their_issue()
    {
        var kept = Enumerable.Range(0, 100).Select(n => CodeText.Hash(CodeText.New(CodeLevel.V2, Now.AddMilliseconds(n)))).Select(Convert.ToHexString).ToArray();

        Assert.Equal(kept.Order(StringComparer.Ordinal), kept);
    }

    [Fact]
    public void Two_codes_of_one_moment_differ_in_all_but_their_time()
    {
        var (one, other) = (CodeText.New(CodeLevel.V3, Now), CodeText.New(CodeLevel.V3, Now));

        Assert.Equal(one[..9], other[..9]);
        Assert.NotEqual(one[9..], other[9..]);
        Assert.Equal(CodeLevel.V3, CodeText.LevelOf(one));
        Assert.True(CodeText.IsPossible(one));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("code-1")]
    [InlineData("2!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("2                                        ")]
    public void A_text_that_is_no_code_is_kept_without_a_time(string text) => Assert.Equal(new byte[6], CodeText.Hash(text)[..6]);

    [Fact]
    public void Another_time_in_a_code_makes_it_another_code()
    {
        var code = CodeText.New(CodeLevel.V2, Now);
        var moved = CodeText.New(CodeLevel.V2, Now.AddMilliseconds(1))[..9] + code[9..];

        Assert.NotEqual(CodeText.Hash(code)[6..], CodeText.Hash(moved)[6..]);
    }
}
