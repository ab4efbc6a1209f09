using Pergola.Tests.Hostile.Programs;

namespace Pergola.Tests.Hostile;

public sealed class HostilePathsTests(HostileHost host) : HostileContract(host), IClassFixture<HostileHost>
{
    public static TheoryData<string> Names => new(Paths.All.Select(static program => program.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_hostile_program_is_contained(string name) => ContainAsync(Paths.All.Single(program => program.Name == name));
}
