using System.Net;
using Pergola.Platform.Limits;

namespace Pergola.Platform.Tests.Limits;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    public void An_ipv6_caller_counts_by_its_network(string address, string counted) => Assert.Equal(counted, ClientAddress.Of(IPAddress.Parse(address)));

    [Fact]
    public void A_connection_without_an_address_counts_too() => Assert.Equal("none", ClientAddress.Of(address: null));
}
