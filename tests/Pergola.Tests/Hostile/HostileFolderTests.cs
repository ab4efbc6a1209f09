using System.Runtime.CompilerServices;
using Pergola.Tests.Hostile.Programs;

namespace Pergola.Tests.Hostile;

/// <summary>No hostile program is left out, by either engine.</summary>
public sealed class HostileFolderTests
{
    private static Type[] All => typeof(HostileFolderTests).Assembly.GetTypes();

    private static Type[] Families => [.. All.Where(static type => type.Namespace == typeof(IHostilePrograms).Namespace && !type.IsNested && type != typeof(IHostilePrograms) && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))];

    public static TheoryData<string> Names => new(Families.Select(static family => family.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_family_runs_over_the_engine_in_the_host_s_process_and_over_the_isolated_one(string name)
    {
        var family = Families.Single(family => family.Name == name);
        Assert.True(family.IsAssignableTo(typeof(IHostilePrograms)), $"{name} is no {nameof(IHostilePrograms)}: nothing runs it.");
        var contract = typeof(HostileContract<>).MakeGenericType(family);
        var hosts = All.Where(type => !type.IsAbstract && type.IsAssignableTo(contract)).Select(static tests => tests.GetConstructors().Single().GetParameters().Single().ParameterType);
        Assert.Equal([false, true], hosts.Select(static host => host.IsAssignableTo(typeof(IsolatedHost))).Order());
    }

    [Fact]
    public void There_are_many_and_no_two_have_one_name()
    {
        string[] names = [.. Families.SelectMany(static family => (IReadOnlyList<HostileProgram>)family.GetProperty(nameof(IHostilePrograms.All))!.GetValue(null)!).Select(static program => program.Name)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.True(names.Length >= 30, $"There are {names.Length}.");
    }
}
