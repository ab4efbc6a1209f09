using System.Diagnostics;
using OpenTelemetry;

namespace Pergola.Simulator.Serving.Telemetry;

/// <summary>Takes query strings out of spans, whoever wrote them: the documents put secrets and codes there.</summary>
internal sealed class QueryRemover : BaseProcessor<Activity>
{
    private static readonly string[] Addresses = ["url.full", "http.url", "http.target", "url.path"];

    public override void OnEnd(Activity data)
    {
        data.SetTag("url.query", null);
        foreach (var name in Addresses)
        {
            if (data.GetTagItem(name) is string text && text.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query)
                data.SetTag(name, text[..query]);
        }
    }
}
