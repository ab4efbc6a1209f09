using Pergola.Tests.Hostile.Programs;

namespace Pergola.Tests.Hostile;

public sealed class HostileFloodsTests(HostileHost host) : HostileContract(host), IClassFixture<HostileHost>
{
    public static TheoryData<string> Names => new(Floods.All.Select(static program => program.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_hostile_program_is_contained(string name) => ContainAsync(Floods.All.Single(program => program.Name == name));
}
