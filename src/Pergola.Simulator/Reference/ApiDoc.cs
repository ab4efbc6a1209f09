using Pergola.Dispatch;

namespace Pergola.Simulator.Reference;

/// <summary>One <c>wx</c> API as the reference, the typings and the panel tell it: its declaration, and the sentences of its XML docs.</summary>
/// <param name="Api">The declaration.</param>
/// <param name="IsOpenApi">Whether it is one of the documents' open APIs; else it is one of the others that programs need.</param>
/// <param name="Chapter">The folder that declares it; empty for an API of a superapp's own.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Source">The document that describes it, and its table; empty where none is named.</param>
/// <param name="Remarks">What else is to be said; may be empty.</param>
internal sealed record ApiDoc(WxApi Api, bool IsOpenApi, string Chapter, string Summary, string Source, string Remarks)
{
    /// <summary>The name after <c>wx.</c>.</summary>
    public string Name => Api.Name;

    /// <summary>What the mini program passes.</summary>
    public required IReadOnlyList<FieldDoc> Params { get; init; }

    /// <summary>What it gets, besides <c>errMsg</c> and <c>errno</c>.</summary>
    public required IReadOnlyList<FieldDoc> Result { get; init; }
}

/// <summary>One field of the parameters or of a result.</summary>
/// <param name="Path">Its name; a field inside another is <c>outer.inner</c>, one inside the items of an array <c>outer[].inner</c>.</param>
/// <param name="Type">Its type, as TypeScript writes it.</param>
/// <param name="IsRequired">Whether it must be given, or is always there.</param>
/// <param name="IsRequiredByWeChat">Whether the profile <c>WeChat</c> asks for it although the documents do not.</param>
/// <param name="Default">What stands for it when it is left out, as JSON; empty when nothing does.</param>
/// <param name="Meaning">What it means.</param>
internal sealed record FieldDoc(string Path, string Type, bool IsRequired, bool IsRequiredByWeChat, string Default, string Meaning);
