using Pergola.Tests.Hostile.Programs;

namespace Pergola.Tests.Hostile;

public sealed class HostileLoopsTests(ImpatientHost host) : HostileContract(host), IClassFixture<ImpatientHost>
{
    public static TheoryData<string> Names => new(Loops.All.Select(static program => program.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_hostile_program_is_contained(string name) => ContainAsync(Loops.All.Single(program => program.Name == name));
}
