using System.Globalization;
using System.Text.Json;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.View;

/// <summary>What the user does in the view and the shell: first told to the program, then carried out by the control that it hit.</summary>
internal sealed class MiniAppInput(MiniApp app, MiniAppView view, ShellUi shell, GestureLedger gestures, OpenApiDispatcher dispatcher, Func<LogicInstance> logic)
    : IControlHost
{
    private IScriptContext? _turn;
    private Task _settings = Task.CompletedTask;

    /// <summary>Takes one message; on the loop.</summary>
    public void Receive(IScriptContext context, ViewInput input)
    {
        _turn = context;
        try
        {
            switch (input.Kind)
            {
                case "ev": OnEvent(input); break;
                case "ack": view.Acknowledge(context, input.Page, input.Number); break;
                case "ret": Call("__ret", input.Page, input.Number, Raw(input.Field("value"))); break;
                case "pageEvent": OnPageEvent(input); break;
                case "ready": OnReady(input); break;
                case "answer": shell.Answer(input.Number, input.Field("data")); break;
                case "shell": OnShell(input); break;
                case "error": app.ReportError(new ScriptError(ScriptErrorKind.Thrown, input.Type), input.Page); break;
                default: break;
            }
        }
        finally
        {
            _turn = null;
        }
    }

    public void Emit(ViewNode node, string type, JsonElement detail) =>
        Send(node, type, ControlDetail.Of(writer =>
        {
            writer.WritePropertyName("detail");
            detail.WriteTo(writer);
        }).GetRawText());

    public void SetValue(ViewNode node, ViewValue? value) => view.SetValue(node, value);

    public void Tap(ViewNode node)
    {
        Send(node, "tap", """{"detail":{"x":0,"y":0}}""");
        TapControls.OnTap(node, this);
    }

    public void CallApi(ViewNode node, string api, JsonElement parameters, string? resultEvent)
    {
        if (resultEvent is not null)
            gestures.MintForButton(app, node.Page.Id, node.Id);
        var answer = dispatcher.CallAsync(new(app, api, parameters.GetRawText(), node.Page.Id, resultEvent is null ? 0 : node.Id), app.Stopping);
        _ = AnswerAsync(answer, node, resultEvent);
    }

    private async Task AnswerAsync(ValueTask<string> answer, ViewNode node, string? resultEvent)
    {
        var text = await answer.ConfigureAwait(false);
        if (resultEvent is null)
            return;
        logic().Post(context => logic().Call(
            context, "__event", ScriptValue.From(node.Page.Id), ScriptValue.From(node.Id), ScriptValue.From(resultEvent), ScriptValue.From($$"""{"detail":{{text.AsSpan(1)}}}""")));
    }

    private void OnEvent(ViewInput input)
    {
        if (view.Find(input.Page)?.Find(input.Node) is not { } node)
            return;
        var isTap = input.Type == "tap";
        if (isTap && TapControls.IsDisabled(node))
            return;
        if (input.IsTrusted && isTap)
            gestures.Mint(app, input.Page, GestureKind.Tap);
        else if (input.IsTrusted && input.Type == "focus")
            gestures.Mint(app, input.Page, GestureKind.Focus);
        Remember(node, input);
        Send(node, input.Type, input.Message.GetRawText());
        if (isTap)
            TapControls.OnTap(node, this);
    }

    // What was typed or chosen belongs to the control: a form submits it, and a view that comes back shows it.
    private static void Remember(ViewNode node, ViewInput input)
    {
        if (input.Type is not ("input" or "change" or "blur" or "confirm") || !ControlValues.HoldsValue(node) || ControlValues.IsToggle(node))
            return;
        var detail = input.Field("detail");
        if (detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty("value", out var value))
            node.Value = new ViewValue(value.ValueKind, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
    }

    private void OnPageEvent(ViewInput input)
    {
        // The logic takes page moves under the same name as these: only the SDK may tell of those.
        var detail = input.Field("detail");
        if (input.Type is not ("scroll" or "pullDownRefresh" or "reachBottom" or "resize") || (detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty("stack", out _)))
            return;
        Call("__page", input.Page, input.Type, Raw(detail));
    }

    private void OnReady(ViewInput input)
    {
        var theme = input.Field("theme").ValueKind == JsonValueKind.String ? input.Field("theme").GetString() : null;
        if (app.Resize(input.Field("width"), input.Field("height"), input.Field("ratio"), theme))
            logic().Call(_turn!, "__app", ScriptValue.From("themeChange"), ScriptValue.From($$"""{"theme":"{{app.Device.Theme}}"}"""));
    }

    private void OnShell(ViewInput input)
    {
        _ = input.Type switch
        {
            "back" => Move(app.Pages.NavigateBackAsync(1, app.Stopping)),
            "home" => Move(app.Pages.ReLaunchAsync("/" + app.Config.EntryPage, app.Stopping)),
            "tab" => Move(app.SwitchTabByUserAsync(input.Number)),
            "close" => app.CloseByUserAsync(),
            "settings" => OpenSettingsAsync(),
            _ => Task.CompletedTask,
        };
    }

    // The host's own button: it needs no tap of the page's, and opens one page however often it is pressed.
    private Task OpenSettingsAsync() => _settings = _settings.IsCompleted ? Move(new(SettingsPage.OpenAsync(app, app.Pages.TopId, app.Stopping))) : _settings;

    private async Task Move(ValueTask move)
    {
        try
        {
            await move.ConfigureAwait(false);
        }
        catch (OpenApiException refused)
        {
            // The host's own button: nobody's callback waits for it.
            app.ReportConsole("warn", refused.Reason);
        }
        catch (OperationCanceledException)
        {
            // The program stopped meanwhile.
        }
    }

    private void Send(ViewNode node, string type, string json) => Call("__event", node.Page.Id, node.Id, type, json);

    private void Call(string function, int page, string first, string second) =>
        logic().Call(_turn!, function, ScriptValue.From(page), ScriptValue.From(first), ScriptValue.From(second));

    private void Call(string function, int page, int first, string second) =>
        logic().Call(_turn!, function, ScriptValue.From(page), ScriptValue.From(first), ScriptValue.From(second));

    private void Call(string function, int page, int node, string type, string json) =>
        logic().Call(_turn!, function, ScriptValue.From(page), ScriptValue.From(node), ScriptValue.From(type), ScriptValue.From(json));

    private static string Raw(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "null" : value.GetRawText();
}
