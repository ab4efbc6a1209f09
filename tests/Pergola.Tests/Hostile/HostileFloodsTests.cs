using Pergola.Tests.Hostile.Programs;

namespace Pergola.Tests.Hostile;

public sealed class HostileFloodsTests(HostileHost host) : HostileContract<Floods>(host), IClassFixture<HostileHost>;

public sealed class IsolatedHostileFloodsTests(IsolatedHost host) : HostileContract<Floods>(host), IClassFixture<IsolatedHost>;
