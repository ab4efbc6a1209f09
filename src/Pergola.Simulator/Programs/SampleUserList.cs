using Pergola.Samples.SuperAppServer;

namespace Pergola.Simulator.Programs;

/// <summary>The sample users, for the switch beside the phone, and the password that this start gave them.</summary>
internal sealed record SampleUserList(IReadOnlyList<SampleUser> All, string Password)
{
    /// <inheritdoc />
    public override string ToString() => $"{All.Count} sample users";
}
