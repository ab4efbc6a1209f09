using Pergola.Tests.Hostile.Programs;

namespace Pergola.Tests.Hostile;

public sealed class HostilePathsTests(HostileHost host) : HostileContract<Paths>(host), IClassFixture<HostileHost>;

public sealed class IsolatedHostilePathsTests(IsolatedHost host) : HostileContract<Paths>(host), IClassFixture<IsolatedHost>;
