using System.Text;
using System.Threading.Channels;
using Pergola.Runtime.View;

namespace Pergola.AspNetCore.Tests;

/// <summary>A session that answers every message with itself, and serves what a test put into it.</summary>
internal sealed class FakeSession : IViewSession
{
    public Dictionary<string, ViewResource> Resources { get; } = [];

    public List<string> Asked { get; } = [];

    public List<IViewCarrier> Attached { get; } = [];

    public Channel<IViewCarrier> Detached { get; } = Channel.CreateUnbounded<IViewCarrier>();

    public string Language { get; set; } = "en";

    public void Attach(IViewCarrier carrier) => Attached.Add(carrier);

    public void Detach(IViewCarrier carrier) => Detached.Writer.TryWrite(carrier);

    public ValueTask ReceiveAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => Attached[^1].SendAsync(message, cancellationToken);

    public ValueTask<ViewResource?> OpenResourceAsync(string source, CancellationToken cancellationToken)
    {
        Asked.Add(source);
        return ValueTask.FromResult(Resources.GetValueOrDefault(source));
    }

    public void Serve(string source, string contentType, string content, string? version = null) =>
        Resources[source] = new ViewResource(new MemoryStream(Encoding.UTF8.GetBytes(content)), contentType) { Version = version };
}
