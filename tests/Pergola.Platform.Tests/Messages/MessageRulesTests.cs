using System.Text.Json;
using Pergola.Platform.Messages;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Tests.Messages;

public sealed class MessageRulesTests
{
    [Theory]
    [InlineData("thing1", "12345678901234567890")]
    [InlineData("thing1", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("number2", "-12.50")]
    [InlineData("number2", "12345678901234567890123456789012")]
    [InlineData("letter3", "AbcXyz")]
    [InlineData("symbol4", "!?$%&")]
    [InlineData("character_string5", "A-1042/7#x")]
    [InlineData("time6", "15:01")]
    [InlineData("time6", "2019年10月1日 15:01")]
    [InlineData("time6", "2019年10月1日 15:01~2019年10月1日 16:00")]
    [InlineData("time6", "2026-01-31 15:01:30")]
    [InlineData("date7", "2019年10月1日")]
    [InlineData("date7", "2026-01-31")]
    [InlineData("date7", "2019年10月1日 15:01")]
    [InlineData("date7", "2026/01/31 ~ 2026/02/01")]
    [InlineData("amount8", "¥1234567890.50元")]
    [InlineData("amount8", "100")]
    [InlineData("amount8", "IDR 50000")]
    [InlineData("phone_number9", "+86-0766-66888866")]
    [InlineData("car_number10", "粤A8Z888挂")]
    [InlineData("name11", "欧阳娜娜欧阳娜娜欧阳")]
    [InlineData("name11", "Ada King-Lovelace")]
    [InlineData("phrase12", "待取餐")]
    [InlineData("phrase12", "ready")]
    [InlineData("other13", "12345678901234567890123456789012")]
    public void A_value_that_fits_its_kind_is_taken(string field, string value) => Assert.Equal(value, Check(field, value)[field]);

    [Theory]
    [InlineData("thing1", "123456789012345678901")]
    [InlineData("thing1", "")]
    [InlineData("number2", "12a")]
    [InlineData("number2", "123456789012345678901234567890123")]
    [InlineData("letter3", "Abc1")]
    [InlineData("symbol4", "!?$%&!")]
    [InlineData("symbol4", "a")]
    [InlineData("character_string5", "订单1")]
    [InlineData("character_string5", "123456789012345678901234567890123")]
    [InlineData("time6", "25:01")]
    [InlineData("time6", "tomorrow")]
    [InlineData("date7", "15:01")]
    [InlineData("amount8", "12345678901")]
    [InlineData("amount8", "a lot")]
    [InlineData("phone_number9", "+86-0766-668888669")]
    [InlineData("phone_number9", "call me")]
    [InlineData("car_number10", "粤A8Z8888挂")]
    [InlineData("name11", "欧阳娜娜欧阳娜娜欧阳娜")]
    [InlineData("name11", "Ada King, Countess of Lovelace")]
    [InlineData("phrase12", "abcdef")]
    [InlineData("phrase12", "已取1")]
    [InlineData("other13", "123456789012345678901234567890123")]
    public void One_that_does_not_is_47003_and_the_reason_names_the_field_and_not_the_value(string field, string value)
    {
        var refused = Assert.Throws<PlatformException>(() => Check(field, value));

        Assert.Equal(47003, refused.Error.Code);
        Assert.Contains(field, refused.Message, StringComparison.Ordinal);
        if (value.Length > 4)
            Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"thing1":{"value":"x"}}""", "thing2")]
    [InlineData("""{"thing1":{"value":"x"},"thing2":{"value":"y"},"thing3":{"value":"z"}}""", "no such field")]
    [InlineData("""{"thing1":{"value":"x"},"thing2":"y"}""", "thing2")]
    [InlineData("""{"thing1":{"value":"x"},"thing2":{}}""", "thing2")]
    [InlineData("""{"thing1":{"value":"x"},"thing2":{"value":null}}""", "thing2")]
    [InlineData("""{"thing1":{"value":"x"},"thing2":{"value":["y"]}}""", "thing2")]
    [InlineData("""[]""", "object")]
    public void Keys_and_shape_must_be_the_templates(string data, string reason)
    {
        var template = new MessageTemplate("mti_1", "t", "{{thing1.DATA}} {{thing2.DATA}}");

        var refused = Assert.Throws<PlatformException>(() => MessageRules.Check(template, JsonElement.Parse(data)));

        Assert.Equal(47003, refused.Error.Code);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_enumerated_field_takes_its_values_alone()
    {
        var template = new MessageTemplate("mti_1", "t", "{{phrase1.DATA}}") { Keywords = [new MessageKeyword("phrase1", ["ready for you", "late"])] };

        Assert.Equal("ready for you", MessageRules.Check(template, JsonElement.Parse("""{"phrase1":{"value":"ready for you"}}"""))["phrase1"]);
        Assert.Throws<PlatformException>(() => MessageRules.Check(template, JsonElement.Parse("""{"phrase1":{"value":"early"}}""")));
    }

    [Fact]
    public void A_number_may_come_as_a_number()
    {
        var template = new MessageTemplate("mti_1", "t", "{{number1.DATA}}");

        Assert.Equal("12.5", MessageRules.Check(template, JsonElement.Parse("""{"number1":{"value":12.5}}"""))["number1"]);
    }

    [Fact]
    public void A_filled_template_has_each_value_once_where_its_field_stood()
    {
        var template = new MessageTemplate("mti_1", "t", "Order:{{ thing1.DATA }}\nWhere:{{thing2.DATA}}");

        var filled = TemplateContent.Fill(template, new Dictionary<string, string> { ["thing1"] = "{{thing2.DATA}}", ["thing2"] = "here" });

        Assert.Equal("Order:{{thing2.DATA}}\nWhere:here", filled);
        Assert.Equal(["thing1", "thing2"], TemplateContent.FieldsOf(template));
    }

    private static IReadOnlyDictionary<string, string> Check(string field, string value) => MessageRules.Check(
        new MessageTemplate("mti_1", "t", $$$"""Line:{{{{{field}}}.DATA}}"""),
        JsonSerializer.SerializeToElement(new Dictionary<string, object> { [field] = new { value } }));
}
