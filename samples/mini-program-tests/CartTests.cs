using Pergola.Testing;

namespace Pergola.Samples.MiniProgramTests;

/// <summary>How a mini program is tested without a browser, a network, or a platform.</summary>
public sealed class CartTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "cart");

    private readonly ScriptedNetwork _network = new ScriptedNetwork()
        .Answer("GET", "https://shop.example/cart", """{"items": [{"name": "Tea", "price": 4}, {"name": "Cup", "price": 9}], "heldForSeconds": 2}""")
        .Answer("POST", "https://shop.example/orders", "{}");

    private readonly ScriptedUi _ui = new ScriptedUi().OnModal(confirm: true).OnConsent(allow: true);

    private TestMiniAppOptions Options => new() { Network = _network, Ui = _ui, User = new TestUser("alice") { PhoneCode = "phone-of-alice" } };

    [Fact]
    public async Task The_cart_shows_what_the_shop_answers()
    {
        await using var app = await TestMiniApp.OpenAsync(Program, Options);
        await app.WaitForTextAsync(".total", "13");

        Assert.Equal(["Tea: 4", "Cup: 9"], await app.Page.TextsAsync(".item"));
        Assert.Equal(2, (await app.Page.DataAsync()).GetProperty("items").GetArrayLength());
        Assert.Equal("Cart", app.Ui.Title);
    }

    [Fact]
    public async Task A_shop_that_does_not_answer_is_told()
    {
        _network.Break("GET", "https://shop.example/cart");
        await using var app = await TestMiniApp.OpenAsync(Program, Options);
        await app.WaitForTextAsync(".problem", "The cart cannot be loaded.");
    }

    [Fact]
    public async Task The_seconds_run_down()
    {
        await using var app = await TestMiniApp.OpenAsync(Program, Options with { Time = new ManualClock() });
        await app.WaitForTextAsync(".left", "2 s");
        await app.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("1 s", await app.Page.TextAsync(".left"));
        await app.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await app.Page.CountAsync(".left"));
    }

    [Fact]
    public async Task A_note_is_kept_for_the_next_time()
    {
        await using var app = await TestMiniApp.OpenAsync(Program, Options with { Storage = new Dictionary<string, string> { ["note"] = "\"no sugar\"" } });
        Assert.Equal("no sugar", await app.Page.AttributeAsync(".note", "value"));
        await app.Page.TypeAsync(".note", "milk");

        Assert.True(app.Storage.TryGet("note", out var note));
        Assert.Equal("milk", note.GetString());
    }

    [Fact]
    public async Task Paying_asks_sends_the_order_and_thanks()
    {
        await using var app = await TestMiniApp.OpenAsync(Program, Options);
        await app.WaitForTextAsync(".total", "13");
        await app.Page.TapAsync(".pay");
        await app.WaitForPageAsync("pages/done/done");

        await app.WaitForTextAsync(".paid", "You paid 13.");
        Assert.Equal(["pages/done/done?total=13"], app.Pages);
        Assert.Contains("phone-of-alice", _network.Requests.Last().Body, StringComparison.Ordinal);
        Assert.Equal("Thank you", app.Ui.Toast);
    }

    [Fact]
    public async Task A_user_who_thinks_again_pays_nothing()
    {
        _ui.OnModal(confirm: false);
        await using var app = await TestMiniApp.OpenAsync(Program, Options);
        await app.WaitForTextAsync(".total", "13");
        await app.Page.TapAsync(".pay");

        await app.WaitForAsync(() => Task.FromResult(app.Ui.Questions.Count == 1));
        Assert.Equal("pages/cart/cart", await app.Page.RouteAsync());
        Assert.DoesNotContain(_network.Requests, static request => request.Method == "POST");
    }
}
