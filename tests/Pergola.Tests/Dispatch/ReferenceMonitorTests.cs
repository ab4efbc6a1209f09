using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

public sealed class ReferenceMonitorTests
{
    public static TheoryData<string> Catalogue => ["probeEverything", .. WxApiCatalog.Create([]).Apis.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Catalogue))]
    public void A_check_that_the_declaration_asks_for_cannot_be_left_out(string name)
    {
        var api = WxApiCatalog.Create([ProbeApis.Everything([])]).Find(name)!;
        foreach (var level in Enum.GetValues<ApiLevel>())
        {
            var needed = Enum.GetValues<CallCheck>().Where(c => (ReferenceMonitor.Required(api, level) & ReferenceMonitor.Bit(c)) != 0).ToList();
            var all = needed.Aggregate(0, (set, c) => set | ReferenceMonitor.Bit(c));
            Assert.True(ReferenceMonitor.Admits(api, level, all));
            Assert.All(needed, left => Assert.False(ReferenceMonitor.Admits(api, level, all & ~ReferenceMonitor.Bit(left))));
            Assert.Equal(api.Gesture != Gesture.None, needed.Contains(CallCheck.Gesture));
            Assert.Equal(api.Consent.IsAsked, needed.Contains(CallCheck.Consent));
        }
    }

    [Fact]
    public void Everything_is_asked_of_an_API_that_uses_everything()
    {
        var api = ProbeApis.Everything([]);
        Assert.Equal(
            Enum.GetValues<CallCheck>().Where(c => c < CallCheck.Answer).Aggregate(0, (set, c) => set | ReferenceMonitor.Bit(c)),
            ReferenceMonitor.Required(api, ApiLevel.V3));
        Assert.False(ReferenceMonitor.Admits(api, ApiLevel.V1, 0));
    }
}
