using Pergola.Tests.Hostile.Programs;

namespace Pergola.Tests.Hostile;

public sealed class HostileLoopsTests(ImpatientHost host) : HostileContract<Loops>(host), IClassFixture<ImpatientHost>;

public sealed class IsolatedHostileLoopsTests(ImpatientIsolatedHost host) : HostileContract<Loops>(host), IClassFixture<ImpatientIsolatedHost>;
