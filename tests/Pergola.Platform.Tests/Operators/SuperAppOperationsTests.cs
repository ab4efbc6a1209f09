using System.Text;
using Pergola.Platform.Operators;
using Pergola.Platform.Registry;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Operators;

public sealed class SuperAppOperationsTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly OperationsUnderTest node;

    public SuperAppOperationsTests() => node = new OperationsUnderTest(folder.Path);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SuperAppOperations SuperApps => node.Operations.SuperApps;

    [Fact]
    public async Task What_is_not_given_is_made_and_what_is_shown_is_what_is_stored()
    {
        var issued = await SuperApps.AddAsync(new NewSuperApp { ServiceDomain = "https://superapp.test" }, OperationsUnderTest.Ann, Cancel);

        Assert.Matches("^app-[a-z0-9]{10}$", issued.SuperApp.AppKey);
        Assert.Equal(32, issued.SecretKey!.Length);
        var stored = node.Registry.FindSuperApp(issued.SuperApp.AppKey)!;
        Assert.Equal(issued.AppSecret, Encoding.UTF8.GetString(stored.AppSecret));
        Assert.Equal(issued.SecretKey, Encoding.UTF8.GetString(stored.SecretKey));
        Assert.Equal(stored.ExchangePublicKeyPem(), issued.SuperApp.ExchangePublicKey);
    }

    [Fact]
    public async Task Two_superapps_share_no_secret()
    {
        var one = await SuperApps.AddAsync(new NewSuperApp { ServiceDomain = "https://one.test" }, OperationsUnderTest.Ann, Cancel);
        var two = await SuperApps.AddAsync(new NewSuperApp { ServiceDomain = "https://two.test" }, OperationsUnderTest.Ann, Cancel);

        Assert.NotEqual(one.SuperApp.AppKey, two.SuperApp.AppKey);
        Assert.NotEqual(one.AppSecret, two.AppSecret);
        Assert.NotEqual(one.SecretKey, two.SecretKey);
        Assert.NotEqual(one.SuperApp.ExchangePublicKey, two.SuperApp.ExchangePublicKey);
    }

    [Fact]
    public async Task A_change_leaves_secrets_keys_and_what_it_does_not_name()
    {
        var issued = await SuperApps.AddAsync(
            new NewSuperApp { ServiceDomain = "https://superapp.test", TimestampCipher = TimestampCipherName.Cbc, MinimumApiLevel = 2 }, OperationsUnderTest.Ann, Cancel);
        var appKey = issued.SuperApp.AppKey;
        var identity = node.Registry.FindSuperApp(appKey)!.IdentityKey;

        var changed = await SuperApps.ChangeAsync(appKey, new SuperAppChange { MinimumApiLevel = 3 }, OperationsUnderTest.Ann, issued.SuperApp.Revision, Cancel);

        Assert.Equal(issued.SuperApp with { MinimumApiLevel = 3, Revision = changed.Revision }, changed);
        Assert.NotEqual(issued.SuperApp.Revision, changed.Revision);
        var stored = node.Registry.FindSuperApp(appKey)!;
        Assert.Equal(issued.AppSecret, Encoding.UTF8.GetString(stored.AppSecret));
        Assert.Equal(identity, stored.IdentityKey);
        Assert.Equal(0, (await SuperApps.ChangeAsync(appKey, new SuperAppChange { MinimumApiLevel = 0 }, OperationsUnderTest.Ann, null, Cancel)).MinimumApiLevel);
    }

    [Fact]
    public async Task An_operator_who_saw_an_older_state_is_told_and_changes_nothing()
    {
        var issued = await SuperApps.AddAsync(new NewSuperApp { ServiceDomain = "https://superapp.test" }, OperationsUnderTest.Ann, Cancel);
        var appKey = issued.SuperApp.AppKey;
        await SuperApps.ChangeAsync(appKey, new SuperAppChange { ServiceDomain = "https://first.test" }, OperationsUnderTest.Ann, issued.SuperApp.Revision, Cancel);

        var refusal = await Assert.ThrowsAsync<OperationRefusedException>(() =>
            SuperApps.ChangeAsync(appKey, new SuperAppChange { ServiceDomain = "https://second.test" }, OperationsUnderTest.Ann, issued.SuperApp.Revision, Cancel));

        Assert.Equal(OperationRefusal.Changed, refusal.Refusal);
        Assert.Equal("https://first.test/", (await SuperApps.ShowAsync(appKey, Cancel)).ServiceDomain);
    }

    [Fact]
    public async Task A_new_secret_replaces_only_the_one_that_was_named()
    {
        var issued = await SuperApps.AddAsync(new NewSuperApp { ServiceDomain = "https://superapp.test" }, OperationsUnderTest.Ann, Cancel);

        var rotated = await SuperApps.RotateAsync(issued.SuperApp.AppKey, new SuperAppSecretChange { SecretKey = true }, OperationsUnderTest.Ann, Cancel);

        Assert.Null(rotated.AppSecret);
        Assert.NotEqual(issued.SecretKey, rotated.SecretKey);
        var stored = node.Registry.FindSuperApp(issued.SuperApp.AppKey)!;
        Assert.Equal(rotated.SecretKey, Encoding.UTF8.GetString(stored.SecretKey));
        Assert.Equal(issued.AppSecret, Encoding.UTF8.GetString(stored.AppSecret));
        Assert.Equal(issued.SuperApp.ExchangePublicKey, rotated.SuperApp.ExchangePublicKey);
    }

    [Fact]
    public async Task A_taken_app_key_and_an_unknown_one_are_refused()
    {
        await SuperApps.AddAsync(new NewSuperApp { AppKey = "app-1", ServiceDomain = "https://superapp.test" }, OperationsUnderTest.Ann, Cancel);

        var taken = await Assert.ThrowsAsync<OperationRefusedException>(() =>
            SuperApps.AddAsync(new NewSuperApp { AppKey = "app-1", ServiceDomain = "https://other.test" }, OperationsUnderTest.Ann, Cancel));
        var unknown = await Assert.ThrowsAsync<OperationRefusedException>(() => SuperApps.ShowAsync("app-2", Cancel));

        Assert.Equal(OperationRefusal.Conflict, taken.Refusal);
        Assert.Equal(OperationRefusal.NotFound, unknown.Refusal);
        Assert.Equal("https://superapp.test/", (await SuperApps.ShowAsync("app-1", Cancel)).ServiceDomain);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var refusal = await Assert.ThrowsAsync<OperationRefusedException>(() => SuperApps.AddAsync(
            new NewSuperApp { AppKey = "a b", AppSecret = "short", SecretKey = "short", ServiceDomain = "ftp://superapp.test", ClientKey = "c c" }, OperationsUnderTest.Ann, Cancel));

        Assert.Equal(["appKey", "appSecret", "secretKey", "serviceDomain", "clientKey"], refusal.Problems.Select(p => p.Field));
        Assert.Empty((await SuperApps.ListAsync(Cancel)).Items);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public async Task A_level_that_there_is_not_is_refused(int level)
    {
        var refusal = await Assert.ThrowsAsync<OperationRefusedException>(() =>
            SuperApps.AddAsync(new NewSuperApp { ServiceDomain = "https://superapp.test", MinimumApiLevel = level }, OperationsUnderTest.Ann, Cancel));

        Assert.Equal("minimumApiLevel", Assert.Single(refusal.Problems).Field);
    }

    [Fact]
    public async Task The_audit_trail_names_the_operator_and_no_secret()
    {
        var issued = await SuperApps.AddAsync(new NewSuperApp { ServiceDomain = "https://superapp.test" }, OperationsUnderTest.Ann, Cancel);
        var rotated = await SuperApps.RotateAsync(issued.SuperApp.AppKey, new SuperAppSecretChange { AppSecret = true, SecretKey = true }, new("bob"), Cancel);

        var entries = await node.AuditAsync("superapp");

        Assert.Equal([("superapp secret rotated", "bob"), ("superapp added", "ann")], entries.Select(e => (e.Event, e.Actor)));
        Assert.All(entries, entry => Assert.Equal(issued.SuperApp.AppKey, entry.SuperApp));
        foreach (var secret in new[] { issued.AppSecret, issued.SecretKey, rotated.AppSecret, rotated.SecretKey })
            Assert.DoesNotContain(secret!, string.Join('\n', entries.Select(e => e.ToString())), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        folder.Dispose();
    }
}
