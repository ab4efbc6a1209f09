using System.Reflection;

namespace Pergola.Tests.OpenApis.Payment;

public sealed class VirtualPaymentTests
{
    /// <summary>WeChat's table of errCodes. -15017 to -15019 are restrictions of WeChat's own merchants.</summary>
    private static readonly int[] s_table =
        [1001, -1, -2, -4, -5, -15001, -15002, -15003, -15004, -15005, -15006, -15007, -15008, -15009, -15010, -15011, -15012, -15013, -15014, -15016, -15020, -15021];

    [Fact]
    public void Every_code_of_the_table_is_there_once()
    {
        var codes = typeof(VirtualPaymentErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (int)f.GetRawConstantValue()!);

        Assert.Equal(s_table.Order(), codes.Order());
    }
}
