using Pergola.Tests.Hostile.Programs;

namespace Pergola.Tests.Hostile;

public sealed class HostileTricksTests(HostileHost host) : HostileContract<Tricks>(host), IClassFixture<HostileHost>;

public sealed class IsolatedHostileTricksTests(IsolatedHost host) : HostileContract<Tricks>(host), IClassFixture<IsolatedHost>;
