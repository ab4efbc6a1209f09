using System.Text.Json;

namespace Pergola.Runtime.View.Controls;

/// <summary>What a control may do: tell the program, change what is drawn, call an API on the user's behalf.</summary>
internal interface IControlHost
{
    /// <summary>An event for the program, with its <c>detail</c>.</summary>
    void Emit(ViewNode node, string type, JsonElement detail);

    /// <summary>Sets what the user put into a control, here and where it is drawn; null takes it away.</summary>
    void SetValue(ViewNode node, ViewValue? value);

    /// <summary>Calls an API for a control; <paramref name="resultEvent"/> brings the answer to the node, also when it is a refusal.</summary>
    void CallApi(ViewNode node, string api, JsonElement parameters, string? resultEvent);

    /// <summary>Calls an API for a control; the node is told <c>success</c> or <c>fail</c>, then <c>complete</c>, each with the answer.</summary>
    void CallWithOutcome(ViewNode node, string api, JsonElement parameters);

    /// <summary>Opens what the superapp itself has behind a button: <c>share</c>, <c>contact</c>, <c>feedback</c>.</summary>
    void OpenHost(ButtonTap tap);

    /// <summary>The user's tap, on a node that the finger was not on: a label's control.</summary>
    void Tap(ViewNode node);
}
