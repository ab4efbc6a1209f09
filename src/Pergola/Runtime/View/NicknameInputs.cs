using System.Runtime.CompilerServices;
using System.Text.Json;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.View;

/// <summary>
/// <c>&lt;input type="nickname"&gt;</c>: the user's focus offers the superapp's nickname, once for each input; what is chosen or typed is told as
/// <c>change</c>. On the loop only.
/// </summary>
internal sealed class NicknameInputs
{
    private readonly ConditionalWeakTable<ViewNode, State> _states = [];

    /// <summary>Calls <c>wx.getNickName</c> for an input, with the activation of its focus; gives the nickname to the function, on the loop.</summary>
    public required Action<ViewNode, Action<string>> Ask { get; init; }

    /// <summary>Tells the program and draws the value.</summary>
    public required IControlHost Host { get; init; }

    public static bool IsOne(ViewNode node) => node.Tag == "input" && node.Attribute("type") == "nickname" && !node.Has("disabled");

    /// <summary>Whether the next focus by the user is the input's own, so that no call of the program can spend it.</summary>
    public bool WillAsk(ViewNode input) => !_states.GetOrCreateValue(input).Asked;

    /// <summary>The input got the focus.</summary>
    /// <param name="input">The input.</param>
    /// <param name="byUser">Whether the user put it there; a program that does is offered nothing.</param>
    public void OnFocus(ViewNode input, bool byUser)
    {
        var state = _states.GetOrCreateValue(input);
        var text = TextOf(input);
        state.Told = text;
        if (!byUser || state.Asked)
            return;
        state.Asked = true;
        Ask(input, nickName =>
        {
            // Whoever typed meanwhile has chosen already.
            if (TextOf(input) == text)
                Take(input, state, nickName);
        });
    }

    /// <summary>The input lost the focus; its value is the typed one already.</summary>
    public void OnBlur(ViewNode input)
    {
        var state = _states.GetOrCreateValue(input);
        var text = TextOf(input);
        if (text == (state.Told ?? input.Attribute("value") ?? ""))
            return;
        state.Told = text;
        Changed(input, text);
    }

    private void Take(ViewNode input, State state, string nickName)
    {
        state.Told = nickName;
        Host.SetValue(input, new ViewValue(JsonValueKind.String, nickName));
        Host.Emit(input, "input", ControlDetail.Of(writer =>
        {
            writer.WriteString("value", nickName);
            writer.WriteNumber("cursor", nickName.Length);
            writer.WriteNumber("keyCode", 0);
        }));
        Changed(input, nickName);
    }

    private void Changed(ViewNode input, string value)
    {
        Host.Emit(input, "change", ControlDetail.Of(writer => writer.WriteString("value", value)));
        Reviewed(input);
    }

    // There is no review here: a program that waits for one goes on.
    private void Reviewed(ViewNode input) => Host.Emit(input, "nicknamereview", ControlDetail.Of(static writer =>
    {
        writer.WriteBoolean("pass", true);
        writer.WriteBoolean("timeout", false);
    }));

    private static string TextOf(ViewNode input) => (input.Value ?? input.Attributes.GetValueOrDefault("value")).Text ?? "";

    private sealed class State
    {
        public bool Asked { get; set; }

        /// <summary>The value that the program knows of.</summary>
        public string? Told { get; set; }
    }
}
