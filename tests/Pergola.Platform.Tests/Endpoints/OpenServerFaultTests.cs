using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Endpoints;

/// <summary>Every call of mini program backends, under both prefixes, gone well and gone wrong.</summary>
public sealed class OpenServerFaultTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    public static TheoryData<string> Calls => new(OpenServerCalls.Good.Keys);

    public static TheoryData<string> Faults => new(OpenServerCalls.Wrong.Select(wrong => wrong.ToString()));

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_good_call_is_answered_in_its_shape(string path)
    {
        var call = OpenServerCalls.Good[path];

        var weChat = await SendAsync(call, "", new Dictionary<string, object?>());
        var sas = await SendAsync(call, "/openserver", new Dictionary<string, object?>());

        Assert.True(!weChat.TryGetProperty("errcode", out var errcode) || errcode.GetInt32() == 0, $"{weChat}");
        Assert.False(weChat.TryGetProperty("requestId", out _));
        Assert.True(sas.GetProperty("errcode").GetInt32() == 0, $"{sas}");
        Assert.Equal(call.SasFields.Split(','), sas.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_wrong_call_has_the_errcode_of_each_shape_and_changes_nothing(string fault)
    {
        var wrong = OpenServerCalls.Wrong.Single(row => row.ToString() == fault);
        var call = OpenServerCalls.Good[wrong.Call];

        var weChat = await SendAsync(call, "", wrong.Change);
        var sas = await SendAsync(call, "/openserver", wrong.Change);

        Assert.Equal((wrong.WeChat, wrong.Sas), (Errcode(weChat), Errcode(sas)));
        Assert.Equal(["errcode", "errmsg", "debug"], weChat.EnumerateObject().Select(p => p.Name));
        Assert.Matches(" rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", weChat.GetProperty("errmsg").GetString());
        Assert.Equal([.. call.SasFields.Split(','), "debug"], sas.EnumerateObject().Select(p => p.Name));
        Assert.NotEqual("", sas.GetProperty("debug").GetString());
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task The_wrong_method_is_said_to_be_wrong_in_the_calls_shape(string path)
    {
        var call = OpenServerCalls.Good[path];
        var (wrong, errcode) = call.Method == "GET" ? ("POST", 43001) : ("GET", 43002);

        var weChat = await SendAsync(call with { Method = wrong }, "", new Dictionary<string, object?>());
        var sas = await SendAsync(call with { Method = wrong }, "/openserver", new Dictionary<string, object?>());
        var odd = await SendAsync(call with { Method = "DELETE" }, "", new Dictionary<string, object?>());

        Assert.Equal((errcode, 10002, errcode), (Errcode(weChat), Errcode(sas), Errcode(odd)));
        Assert.Equal([.. call.SasFields.Split(','), "debug"], sas.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData(SdkPaths.Login)]
    [InlineData(SdkPaths.ContactCode)]
    [InlineData(SdkPaths.Logout)]
    public async Task The_SDKs_calls_say_it_too(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);

        var answer = await shared.Platform.Host.SendAsync(request);

        Assert.Equal((10002, "POST required"), (Errcode(answer), answer.GetProperty("errmsg").GetString()));
    }

    [Theory]
    [InlineData("/cgi-bin/stable_token", "not json")]
    [InlineData("/cgi-bin/stable_token", "null")]
    [InlineData("/cgi-bin/message/subscribe/send", "[]")]
    [InlineData("/wxa/business/getuserphonenumber", "\"text\"")]
    [InlineData("/cgi-bin/soter/verify_signature", "{")]
    public async Task A_body_that_is_no_JSON_object_is_said_to_be_none(string path, string body)
    {
        foreach (var prefix in new[] { "", "/openserver" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{prefix}{path}?access_token={await shared.Platform.AccessTokenAsync()}") { Content = new StringContent(body) };
            Assert.Equal(10002, Errcode(await shared.Platform.Host.SendAsync(request)));
        }
    }

    private static int Errcode(JsonElement answer) => answer.GetProperty("errcode").GetInt32();

    private async Task<JsonElement> SendAsync(OpenServerCall call, string prefix, IReadOnlyDictionary<string, object?> change)
    {
        var platform = shared.Platform;
        var (query, body) = (new Dictionary<string, object?>(call.Query), call.Body is null ? null : new Dictionary<string, object?>(call.Body));
        foreach (var (name, value) in change)
            (query.ContainsKey(name) || body is null ? query : body)[name] = value;
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var signer = change.Values.Contains(OpenServerCalls.DeadOpenId) ? await DeadSessionAsync(platform) : session;
        await FillAsync(query, signer);
        if (body is not null)
            await FillAsync(body, signer);

        var text = string.Join('&', query.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString($"{pair.Value}")}"));
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), $"{prefix}{call.Path}?{text}");
        if (body is not null && call.Method != "GET")
            request.Content = JsonContent.Create(body.Where(pair => pair.Value is not null).ToDictionary());
        return await platform.Host.SendAsync(request);
    }

    private static async Task<JsonElement> DeadSessionAsync(PlatformUnderTest platform)
    {
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync("carol"));
        await platform.Host.PostAsync(SdkPaths.Logout, new { uid = "carol" });
        return session;
    }

    private async Task FillAsync(Dictionary<string, object?> parameters, JsonElement session)
    {
        var platform = shared.Platform;
        foreach (var name in parameters.Keys.ToArray())
        {
            parameters[name] = parameters[name] switch
            {
                OpenServerCalls.LiveToken => await platform.AccessTokenAsync(),
                OpenServerCalls.Code => await platform.Host.CodeAsync(),
                OpenServerCalls.UsedCode => await UsedCodeAsync(platform),
                OpenServerCalls.PhoneCode => await platform.Host.ContactCodeAsync("phone"),
                OpenServerCalls.EmailCode => await platform.Host.ContactCodeAsync("email"),
                OpenServerCalls.OpenId or OpenServerCalls.DeadOpenId => session.GetProperty("openid").GetString(),
                OpenServerCalls.Signature => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(session.GetProperty("session_key").GetString()!), Array.Empty<byte>())),
                var plain => plain,
            };
        }
    }

    private static async Task<string> UsedCodeAsync(PlatformUnderTest platform)
    {
        var code = await platform.Host.CodeAsync();
        await platform.RedeemAsync(code);
        return code;
    }
}
