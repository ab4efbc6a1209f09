using System.Text;
using System.Text.Json.Serialization.Metadata;
using Pergola.Dispatch;

namespace Pergola.Simulator.Reference;

/// <summary>Writes <c>pergola.d.ts</c>: <c>wx</c> as the catalogue declares it.</summary>
internal sealed class TypingsWriter
{
    private readonly ReferenceCatalog _catalog;
    private readonly TypeScriptTypes _types = new();
    private readonly StringBuilder _text = new();

    private TypingsWriter(ReferenceCatalog catalog) => _catalog = catalog;

    /// <summary>The file.</summary>
    public static string Write(ReferenceCatalog catalog) => new TypingsWriter(catalog).Write();

    private string Write()
    {
        // All results are met first: then a record that is both passed and answered has its two names everywhere.
        foreach (var api in _catalog.Apis.Select(a => a.Api))
            MeetResult(api);
        foreach (var api in _catalog.Apis.Select(a => a.Api).Where(a => IsOwn(a.ParamsType) && a.Positional.Count == 0))
            _types.Meet(api.ParamsType, FieldUse.Param);

        _text.Append(Head);
        WriteWx();
        // The logic makes the task of connectSocket itself: it is in the head.
        foreach (var api in _catalog.Apis.Where(a => a.Api.Shape == CallShape.Task && a.Name != "connectSocket"))
            WriteTask(api);
        foreach (var (type, use) in _types.Records)
            WriteRecord(type, use);
        return _text.Append("}\n\ndeclare const wx: Pergola.Wx\n").ToString();
    }

    private void MeetResult(WxApi api)
    {
        if (!IsOwn(api.ResultType))
            return;
        if (api.Returns is null)
            _types.Meet(api.ResultType, FieldUse.Result);
        else if (ContractField.Of(api.ResultType, FieldUse.Result).FirstOrDefault(f => f.Name == api.Returns) is { } field)
            _types.Meet(field.Type, FieldUse.Result);
    }

    private void WriteWx()
    {
        _text.Append("  /** What a mini program calls. */\n  interface Wx {\n");
        foreach (var api in _catalog.Apis)
        {
            var docs = Docs(api);
            foreach (var signature in TypingsSignatures.Of(api, _types))
                _text.Append(docs).Append("    ").Append(signature).Append('\n');
        }

        _text.Append("  }\n");
    }

    private static string Docs(ApiDoc api)
    {
        var lines = new List<string> { api.Summary };
        if (api.Remarks.Length > 0)
            lines.Add(api.Remarks);
        if (api.Source.Length > 0)
            lines.Add($"Document: {api.Source}.");
        return Comment("    ", [.. lines, $"@since {api.Api.Since}"]);
    }

    private void WriteTask(ApiDoc api)
    {
        _text.Append('\n').Append(Comment("  ", [$"A call of `wx.{api.Name}` that is under way."])).Append("  interface ").Append(TypingsSignatures.TaskName(api.Name)).Append(" {\n");
        _text.Append(Comment("    ", ["Takes the call back; it fails with `abort`."])).Append("    abort(): void\n");
        foreach (var name in UsableNames.TaskMethods(api.Name).Where(n => n != "abort"))
            _text.Append("    ").Append(name).Append(name.StartsWith("on", StringComparison.Ordinal) ? "(listener: (event: any) => void): void\n" : "(listener?: (event: any) => void): void\n");
        _text.Append("  }\n");
    }

    private void WriteRecord(JsonTypeInfo type, FieldUse use)
    {
        _text.Append('\n').Append(Comment("  ", [_catalog.Summaries.Summary(type.Type)]));
        _text.Append("  interface ").Append(_types.Name(type.Type, use)).Append(" {\n");
        var api = use == FieldUse.Param ? _catalog.Apis.FirstOrDefault(a => a.Api.ParamsType.Type == type.Type)?.Api : null;
        foreach (var field in ContractField.Of(type, use))
        {
            _text.Append(Comment("    ", [Meaning(field)]));
            _text.Append("    ").Append(field.Name).Append(field.IsRequired ? ": " : "?: ").Append(_types.Of(field, use, api)).Append('\n');
        }

        _text.Append("  }\n");
    }

    private string Meaning(ContractField field) => field.Property.AttributeProvider is System.Reflection.PropertyInfo property ? _catalog.Summaries.Meaning(property) : "";

    private static string Comment(string indent, IReadOnlyList<string> lines)
    {
        var said = lines.Where(l => l.Length > 0).Select(l => l.Replace("*/", "*\\/", StringComparison.Ordinal)).ToList();
        return said.Count switch
        {
            0 => "",
            1 => $"{indent}/** {said[0]} */\n",
            _ => $"{indent}/**\n{string.Concat(said.Select(l => $"{indent} * {l}\n"))}{indent} */\n",
        };
    }

    // NoParams and OpenApiResult have no fields: the signatures speak of Callbacks and Success alone.
    private static bool IsOwn(JsonTypeInfo type) => type.Type != typeof(NoParams) && type.Type != typeof(OpenApiResult);

    private const string Head =
        """
        // Written by `pergola typings` from the declarations in src/Pergola; the build keeps it up to date. Do not edit it.

        declare namespace Pergola {
          /** What every success carries. A host may add fields of its own. */
          interface Success {
            /** `name:ok`. */
            errMsg: string
            /** 0. */
            errno: number
          }

          /** What every failure carries. A host may add fields of its own. */
          interface Failure {
            /** `name:fail reason`. */
            errMsg: string
            /** The number of the reason. */
            errno: number
          }

          /** How an answer is taken. `success` or `fail` comes first, then `complete`, with the same object. */
          interface Callbacks<R, F = Failure> {
            success?: (result: R) => void
            fail?: (failure: F) => void
            complete?: (result: R | F) => void
          }

          /** A failure of an API that has numbers of its own. */
          interface CodedFailure extends Failure {
            /** The API's own number of the reason. */
            errCode: number
          }

          /** A call without callbacks: it gives a promise, which a failure rejects with a `Failure`. */
          interface NoCallbacks {
            success?: undefined
            fail?: undefined
            complete?: undefined
          }

          /** A connection of `wx.connectSocket`. */
          interface SocketTask {
            readonly CONNECTING: number
            readonly OPEN: number
            readonly CLOSING: number
            readonly CLOSED: number
            /** One of the four. */
            readonly readyState: number
            /** Its number. */
            readonly socketTaskId: number
            send(option: { data: string | ArrayBuffer } & NoCallbacks): Promise<Success>
            send(option: { data: string | ArrayBuffer } & Callbacks<Success>): void
            close(option?: { code?: number; reason?: string } & NoCallbacks): Promise<Success>
            close(option: { code?: number; reason?: string } & Callbacks<Success>): void
            onOpen(listener: (event: any) => void): void
            onMessage(listener: (event: any) => void): void
            onError(listener: (event: any) => void): void
            onClose(listener: (event: any) => void): void
          }


        """;
}
