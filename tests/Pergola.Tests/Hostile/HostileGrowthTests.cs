using Pergola.Tests.Hostile.Programs;

namespace Pergola.Tests.Hostile;

public sealed class HostileGrowthTests(HostileHost host) : HostileContract<Growth>(host), IClassFixture<HostileHost>;

public sealed class IsolatedHostileGrowthTests(IsolatedHost host) : HostileContract<Growth>(host), IClassFixture<IsolatedHost>;
