using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Tests.Panels;

public class ProgramFaultTests
{
    [Theory]
    [InlineData(null, 0, 0, "It is broken.")]
    [InlineData("app.json", 0, 0, "app.json: It is broken.")]
    [InlineData("app.json", 3, 5, "app.json:3:5: It is broken.")]
    public void The_place_stands_in_front_as_compilers_write_it(string? file, int line, int column, string expected) =>
        Assert.Equal(expected, new ProgramFault("It is broken.", file, line, column).Located);
}
