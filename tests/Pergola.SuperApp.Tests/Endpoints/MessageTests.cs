using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pergola.SuperApp.Tests.Hosting;

namespace Pergola.SuperApp.Tests.Endpoints;

/// <summary>Subscription messages: what users took, and what they got.</summary>
public sealed class MessageTests
{
    [Fact]
    public async Task A_consent_brings_one_message_and_a_long_term_one_stays_until_it_is_withdrawn()
    {
        await using var server = SuperAppServerUnderTest.Start();
        Assert.Equal("43101", await SendAsync(server, "m0"));

        await SubscribeAsync(server, "accepted");
        Assert.Equal(("0", "43101"), (await SendAsync(server, "m1"), await SendAsync(server, "m2")));

        await SubscribeAsync(server, "accepted");
        Assert.Equal(("0", "0"), (await SendAsync(server, "m3", type: 3), await SendAsync(server, "m4", type: 3)));
        await SubscribeAsync(server, "withdrawn");
        Assert.Equal("43101", await SendAsync(server, "m5", type: 3));
        Assert.Equal(["m1", "m3", "m4"], await InboxAsync(server));
    }

    [Fact]
    public async Task The_same_message_is_delivered_once_and_uses_one_consent()
    {
        await using var server = SuperAppServerUnderTest.Start();
        await SubscribeAsync(server, "accepted");
        await SubscribeAsync(server, "accepted");

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => SendAsync(server, "m1")));

        Assert.All(answers, code => Assert.Equal("0", code));
        Assert.Equal("0", await SendAsync(server, "m2"));
        Assert.Equal("43101", await SendAsync(server, "m3"));
        Assert.Equal(["m1", "m2"], await InboxAsync(server));
    }

    [Fact]
    public async Task Of_sixteen_messages_for_five_consents_five_are_delivered()
    {
        await using var server = SuperAppServerUnderTest.Start();
        for (var consent = 0; consent < 5; consent++)
            await SubscribeAsync(server, "accepted");

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => SendAsync(server, $"m{n}")));

        Assert.Equal(5, answers.Count(code => code == "0"));
        Assert.Equal(11, answers.Count(code => code == "43101"));
        Assert.Equal(5, (await InboxAsync(server)).Length);
    }

    [Fact]
    public async Task A_subscription_whose_message_was_not_delivered_is_given_back()
    {
        var store = SuperAppServerUnderTest.Start().Services.GetRequiredService<ISubscriptionStore>();
        var (subscription, now, cancel) = (new Subscription("alice", "mp1", "mti_1"), DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        await store.AddAsync(subscription, cancel);

        Assert.Equal(SubscriptionUse.Allowed, await store.UseAsync(subscription, "m1", longTerm: false, now, cancel));
        Assert.Equal(SubscriptionUse.Repeated, await store.UseAsync(subscription, "m1", longTerm: false, now, cancel));
        await store.GiveBackAsync(subscription, "m1", cancel);
        Assert.Equal(SubscriptionUse.Allowed, await store.UseAsync(subscription, "m1", longTerm: false, now, cancel));
        Assert.Equal(SubscriptionUse.NotSubscribed, await store.UseAsync(subscription, "m2", longTerm: false, now, cancel));
    }

    [Theory]
    [InlineData("bob", "mp1", "mti_1")]
    [InlineData("alice", "mp2", "mti_1")]
    [InlineData("alice", "mp1", "mti_2")]
    public async Task A_consent_is_of_its_user_mini_program_and_template_alone(string user, string appId, string template)
    {
        await using var server = SuperAppServerUnderTest.Start();
        await SubscribeAsync(server, "accepted");

        Assert.Equal("43101", await SendAsync(server, "m1", user: user, appId: appId, template: template));
        Assert.Equal("0", await SendAsync(server, "m1"));
    }

    [Fact]
    public async Task The_inbox_gives_what_came_after_an_offset_to_its_own_user()
    {
        await using var server = SuperAppServerUnderTest.Start();
        await SubscribeAsync(server, "accepted");
        await SubscribeAsync(server, "accepted");
        await SendAsync(server, "m1");
        await SendAsync(server, "m2");

        Assert.Equal(["m2"], await InboxAsync(server, """{"offset":1}"""));
        Assert.Empty(await InboxAsync(server, """{"offset":2}"""));
        Assert.Empty(await InboxAsync(server, """{"offset":0}""", "bob"));
    }

    [Fact]
    public async Task A_request_that_the_platform_did_not_sign_delivers_nothing()
    {
        await using var server = SuperAppServerUnderTest.Start();
        await SubscribeAsync(server, "accepted");

        var (status, answer) = await server.UserCallAsync("/message/send", Message("m1"), spoil: request => request.Headers.Remove("Pergola-Body-Signature"));

        Assert.Equal((401, "40001"), (status, Code(answer)));
        Assert.Empty(await InboxAsync(server));
    }

    [Theory]
    [InlineData("/host/subscribed", """{"appid":"mp1","accepted":["mti_1"]}""", null, "100006")]
    [InlineData("/host/messages", """{"offset":0}""", null, "100006")]
    [InlineData("/host/subscribed", """{"appid":"mp1"}""", "alice", "10002")]
    [InlineData("/host/subscribed", """{"accepted":["mti_1"]}""", "alice", "10002")]
    [InlineData("/host/subscribed", """{"appid":"mp1","accepted":[""]}""", "alice", "10002")]
    [InlineData("/host/subscribed", "not json", "alice", "10002")]
    [InlineData("/host/messages", """{"offset":-1}""", "alice", "10002")]
    public async Task What_the_client_gets_wrong_is_said(string path, string body, string? user, string returnCode)
    {
        await using var server = SuperAppServerUnderTest.Start();

        Assert.Equal(returnCode, Code((await server.AsClientAsync(path, body, user)).Answer));
    }

    private static async Task<string?> SendAsync(
        SuperAppServerUnderTest server, string messageId, int type = 2, string user = "alice", string appId = "mp1", string template = "mti_1") =>
        Code((await server.UserCallAsync("/message/send", Message(messageId, type, user, appId, template))).Answer);

    private static string Message(string messageId, int type = 2, string user = "alice", string appId = "mp1", string template = "mti_1") => JsonSerializer.Serialize(
        new { AccountId = user, messageId, appid = appId, templateId = template, type, title = "Your order", content = "Order 1042", data = new { thing1 = new { value = "1042" } } });

    private static async Task SubscribeAsync(SuperAppServerUnderTest server, string list) =>
        Assert.Equal("0", Code((await server.AsClientAsync("/host/subscribed", $$"""{"appid":"mp1","{{list}}":["mti_1"]}""", "alice")).Answer));

    private static async Task<string[]> InboxAsync(SuperAppServerUnderTest server, string body = """{"offset":0}""", string user = "alice") =>
        [.. (await server.AsClientAsync("/host/messages", body, user)).Answer.GetProperty("data").EnumerateArray().Select(message => message.GetProperty("messageId").GetString()!)];

    private static string? Code(JsonElement answer) => answer.GetProperty("returnCode").GetString();
}
