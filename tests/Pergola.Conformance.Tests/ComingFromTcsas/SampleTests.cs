using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Conformance.Tests.Matrix;
using Pergola.Dispatch;
using Pergola.Testing;
using Pergola.Tests.Dispatch;
using Pergola.Tests.MiniApps.Running;

namespace Pergola.Conformance.Tests.ComingFromTcsas;

/// <summary>The rewritten samples do what the documents' samples do.</summary>
public sealed class SampleTests
{
    private readonly SuperAppAccount _account = new();

    [Theory]
    [InlineData("getUserInfo")]
    [InlineData("getUserProfile")]
    public async Task The_Android_proxy_gives_its_user(string api)
    {
        var answer = await CallAsync(new MyOpenApiProxy(_account), api);

        Assert.Equal("""{"nickName":"Alice","avatarUrl":"https://superapp.example/alice/132","gender":0,"country":"CN","province":"BeiJing","city":"BeiJing","language":"en"}""",
            answer.Json.GetProperty("userInfo").GetRawText());
    }

    [Theory]
    [InlineData("requestPayment", "requestPayment:fail cancel")]
    [InlineData("requestMidasPaymentGameItem", "requestMidasPaymentGameItem:fail not paid")]
    [InlineData("requestVirtualPayment", "requestVirtualPayment:fail not paid")]
    public async Task The_Android_proxy_takes_payments(string api, string refused)
    {
        Assert.Equal($"{api}:ok", (await CallAsync(new MyOpenApiProxy(_account), api)).ErrMsg);
        _account.Pays = false;
        Assert.Equal(refused, (await CallAsync(new MyOpenApiProxy(_account), api)).ErrMsg);
    }

    [Theory]
    [InlineData("login")]
    [InlineData("checkSession")]
    [InlineData("getUserProfile")]
    [InlineData("getPhoneNumber")]
    [InlineData("requestPayment")]
    public async Task The_earlier_Android_proxy_gives_its_keys(string api) =>
        Assert.Equal($"wx.{api}", (await CallAsync(new MyEarlierProxy(), api)).Json.GetProperty("key").GetString());

    [Fact]
    public async Task The_earlier_Android_proxy_gives_its_user() =>
        Assert.Equal("userInfo test", (await CallAsync(new MyEarlierProxy(), "getUserInfo")).Json.GetProperty("userInfo").GetProperty("nickName").GetString());

    [Fact]
    public async Task A_superapp_keeps_its_own_login() => Assert.Equal("a-code-of-my-server", (await CallAsync(new OwnLoginProxy(), "login")).Json.GetProperty("code").GetString());

    [Theory]
    [InlineData("getUserInfo")]
    [InlineData("getUserProfile")]
    public async Task The_iOS_proxy_gives_its_user(string api)
    {
        var user = (await CallAsync(new FlatUserProxy(_account), api)).Json.GetProperty("userInfo");

        Assert.Equal(("Alice", 1, "zh_CN"), (user.GetProperty("nickName").GetString(), user.GetProperty("gender").GetInt32(), user.GetProperty("language").GetString()));
    }

    [Fact]
    public void The_account_is_the_signed_in_user()
    {
        Assert.Equal("alice", new MyMiniAppProxy(_account).GetAccount());
        Assert.Equal("alice", new AppUserProxy(_account).GetAccount());
        _account.Id = null;
        Assert.Null(new AppUserProxy(_account).GetAccount());
    }

    [Theory]
    [InlineData("token", "auth", "", "login:ok")]
    [InlineData("token", "", "code", "login:ok")]
    [InlineData("token", "", "", "login:fail authCode is null")]
    [InlineData("token", null, null, "login:fail authCode is null")]
    [InlineData("", "auth", "", "login:fail app not login")]
    public async Task The_iOS_proxy_gives_auth_codes(string token, string? authCode, string? code, string errMsg)
    {
        (_account.Token, _account.Issued) = (token, authCode is null ? null : (authCode, code));
        Assert.Equal(errMsg, (await CallAsync(new AuthCodeProxy(_account), "login")).ErrMsg);
    }

    [Fact]
    public async Task A_scope_that_the_superapp_did_not_grant_is_denied()
    {
        Assert.Equal("getPhoneNumber:fail auth deny", (await CallAsync(new AuthCodeProxy(_account), "getPhoneNumber")).ErrMsg);
        _account.GrantedScopes = ["SCOPE_PHONE_NUMBER"];
        Assert.Equal("getPhoneNumber:ok", (await CallAsync(new AuthCodeProxy(_account), "getPhoneNumber")).ErrMsg);
    }

    [Fact]
    public async Task The_host_chooses_the_second_level()
    {
        using var probe = new Probe(proxy: new SecondLevelProxy());
        Assert.True((await probe.CallAsync("login", cancellationToken: TestContext.Current.CancellationToken)).Ok);
        Assert.Equal(ApiLevel.V2, Assert.Single(probe.Log.Entries).Level);
    }

    [Fact]
    public async Task The_Flutter_proxy_gives_its_user() =>
        Assert.Equal("ChongQing", (await CallAsync(new FlutterUserProxy(), "getUserProfile")).Json.GetProperty("userInfo").GetProperty("city").GetString());

    [Fact]
    public async Task A_custom_API_is_reached_by_its_name_and_by_invokeNativePlugin()
    {
        using var folder = LittleProgram.OnTap("""
            wx.getCoupons({ shop: 'a', success: (r) => console.log(r.errMsg, r.shop) })
            wx.invokeNativePlugin({ api_name: 'getCoupons', data: { shop: 'b' }, success: (r) => console.log(r.errMsg, r.shop) })
            wx.getCoupons({ fail: (e) => console.log(e.errMsg, e.errno) })
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { Configure = Registration.AddCustom });

        Assert.Equal(
            new[] { "getCoupons:fail which shop? 404", "getCoupons:ok a", "invokeNativePlugin:ok b" },
            (await app.SaysOnTapAsync(3)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Signing_out_ends_the_mini_programs_of_the_user()
    {
        using var folder = LittleProgram.Of("Page({})");
        IServiceProvider? superApp = null;
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new()
        {
            Build = builder =>
            {
                builder.Services.AddSingleton(_account).AddSingleton<SignOut>();
                builder.Services.AddSingleton<MiniOpenApiProxy>(services =>
                {
                    superApp = services;
                    return new MyOpenApiProxy(_account);
                });
                builder.UseMiniAppProxy<MyMiniAppProxy>();
            },
        });
        Assert.Equal("alice", app.App.Context.Account);

        await superApp!.GetRequiredService<SignOut>().SignOutAsync();
        Assert.True(app.App.Completion.IsCompleted);
        Assert.Equal("The user signed out.", app.Log.Stopped);
    }

    [Fact]
    public void The_registration_finds_both_proxies()
    {
        var services = new ServiceCollection();
        Registration.Add(services);
        using var provider = services.BuildServiceProvider();

        Assert.IsType<MyOpenApiProxy>(provider.GetRequiredService<MiniOpenApiProxy>());
        Assert.IsType<MyMiniAppProxy>(provider.GetRequiredService<MiniAppProxy>());
    }

    private static async Task<Answer> CallAsync(MiniOpenApiProxy proxy, string api)
    {
        using var probe = new Probe(proxy: proxy);
        probe.Tap();
        return await probe.CallAsync(api, Expectations.Of(api).Params, TestContext.Current.CancellationToken);
    }
}
