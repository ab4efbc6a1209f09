using Pergola.Tests.Hostile.Programs;

namespace Pergola.Tests.Hostile;

public sealed class HostileTricksTests(HostileHost host) : HostileContract(host), IClassFixture<HostileHost>
{
    public static TheoryData<string> Names => new(Tricks.All.Select(static program => program.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_hostile_program_is_contained(string name) => ContainAsync(Tricks.All.Single(program => program.Name == name));
}
