using Pergola.Platform.Postgres;

namespace Pergola.Platform.Tests.Storage.Postgres;

public sealed class ConnectionTextTests
{
    [Fact]
    public void What_the_text_does_not_say_is_added()
    {
        var text = ConnectionText.Prepare("Host=db1,db2;Database=pergola;Target Session Attributes=any");

        Assert.Equal((3, 5, 1, 100), (text.Timeout, text.CommandTimeout, text.HostRecheckSeconds, text.MaxAutoPrepare));
        Assert.Equal(-1, text.CancellationTimeout);
        Assert.Contains("enable_seqscan=off", text.Options, StringComparison.Ordinal);
        Assert.DoesNotContain("Target", text.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_text_says_stays_but_for_what_would_lose_a_commit()
    {
        var text = ConnectionText.Prepare("Host=db1;Database=pergola;Timeout=30;CommandTimeout=60;Host Recheck Seconds=9;MaxAutoPrepare=0;Options=-c jit=on;Cancellation Timeout=2000");

        Assert.Equal((30, 60, 9, 0), (text.Timeout, text.CommandTimeout, text.HostRecheckSeconds, text.MaxAutoPrepare));
        Assert.Equal("-c jit=on", text.Options);
        Assert.Equal(-1, text.CancellationTimeout);
    }

    [Fact]
    public void What_would_put_values_or_the_password_into_logs_is_off_whatever_the_text_says()
    {
        var text = ConnectionText.Prepare("Host=db1;Database=pergola;Log Parameters=true;Include Error Detail=true;Persist Security Info=true");

        Assert.Equal((false, false, false), (text.LogParameters, text.IncludeErrorDetail, text.PersistSecurityInfo));
    }
}
