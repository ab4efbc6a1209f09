using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;
using Pergola.Runtime.View.Controls;

namespace Pergola.MiniApps.Network;

/// <summary>One WebSocket of a program: it is opened, gives what comes, sends in the order of the calls, and closes.</summary>
/// <param name="time">The clock of its timeouts.</param>
/// <param name="tell">Is told of its events.</param>
internal sealed class MiniAppSocket(TimeProvider time, Action<string, JsonElement> tell) : IDisposable
{
    /// <summary>The largest message that comes in, in bytes.</summary>
    public const int MostBytes = 4 << 20;

    /// <summary>How much may wait to be sent, in bytes.</summary>
    public const int MostWaitingBytes = 16 << 20;

    private const int Abnormal = 1006;
    private const int TooBig = 1009;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    private readonly ClientWebSocket _client = new();
    private readonly CancellationTokenSource _end = new();
    private readonly MessageWindow _window = new(MostBytes * 2);
    private readonly Channel<Outgoing> _outgoing = Channel.CreateUnbounded<Outgoing>(new UnboundedChannelOptions { SingleReader = true });
    private (int Code, string Reason)? _own;
    private int _waiting;
    private bool _isOpen;

    /// <summary>Opens the socket, and stays until it is closed. It never fails: what happens is told.</summary>
    public async Task RunAsync(Func<ClientWebSocket, CancellationToken, Task> connect, SocketRequest request, Action closing)
    {
        (int Code, string Reason) closed = (Abnormal, "abnormal closure");
        try
        {
            Prepare(request);
            using (var limit = new CancellationTokenSource(request.Timeout, time))
            using (var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _end.Token))
            {
                try
                {
                    await connect(_client, either.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (limit.IsCancellationRequested)
                {
                    throw NetworkErrors.Timeout();
                }
            }

            Volatile.Write(ref _isOpen, true);
            tell("Open", ControlDetail.Of(WriteHeaders));
            var sending = SendAllAsync();
            closed = await ReceiveAllAsync().ConfigureAwait(false);
            _outgoing.Writer.TryComplete();
            await _end.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is OpenApiException or WebSocketException or OperationCanceledException or IOException)
        {
            // What the program closed itself is no error, whatever the server did about it.
            if (_own is { } own) closed = own;
            else if (!_end.IsCancellationRequested) tell("Error", ControlDetail.Of(writer => writer.WriteString("errMsg", broken is OpenApiException known ? known.Reason : "the connection was broken")));
        }
        finally
        {
            _outgoing.Writer.TryComplete();
            while (_outgoing.Reader.TryRead(out var left)) left.Sent.TrySetException(NotConnected());
            closing();
        }

        tell("Close", ControlDetail.Of(writer =>
        {
            writer.WriteNumber("code", closed.Code);
            writer.WriteString("reason", closed.Reason);
        }));
    }

    /// <summary>Sends a message after those that were sent before.</summary>
    /// <exception cref="OpenApiException">The socket is not open, or too much waits already.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes, bool isText)
    {
        if (!Volatile.Read(ref _isOpen) || _own is not null) throw NotConnected();
        if (Interlocked.Add(ref _waiting, bytes.Length) > MostWaitingBytes)
        {
            Interlocked.Add(ref _waiting, -bytes.Length);
            throw NetworkErrors.Failed($"more than {MostWaitingBytes >> 20} MB wait to be sent");
        }

        var outgoing = new Outgoing(bytes, isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary);
        try
        {
            if (!_outgoing.Writer.TryWrite(outgoing)) throw NotConnected();
            await outgoing.Sent.Task.ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Add(ref _waiting, -bytes.Length);
        }
    }

    /// <summary>Closes the socket after what was sent before; a server that does not answer is not waited for long.</summary>
    public void Close(int code, string reason)
    {
        if (_own is not null) throw NotConnected();
        _own = (code, reason);
        if (Volatile.Read(ref _isOpen)) _outgoing.Writer.TryWrite(new Outgoing(default, WebSocketMessageType.Close));
        else Abort();
    }

    /// <summary>The program has taken a message.</summary>
    public void Taken() => _window.Taken();

    /// <summary>Ends it at once.</summary>
    public void Abort()
    {
        try
        {
            _end.Cancel();
            _client.Abort();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself.
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _client.Dispose();
        _window.Dispose();
        _end.Dispose();
    }

    private static OpenApiException NotConnected() => NetworkErrors.Failed("WebSocket is not connected");

    private void Prepare(SocketRequest request)
    {
        _client.Options.CollectHttpResponseDetails = true;
        _client.Options.KeepAliveInterval = TimeSpan.FromSeconds(30);
        if (request.Deflates) _client.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        foreach (var (name, value) in request.Headers.Where(static header => !GateMessages.IsWithheld(header.Key))) _client.Options.SetRequestHeader(name, value);
        foreach (var protocol in request.Protocols) _client.Options.AddSubProtocol(protocol);
    }

    private void WriteHeaders(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("header");
        foreach (var (name, values) in _client.HttpResponseHeaders ?? new Dictionary<string, IEnumerable<string>>()) writer.WriteString(name, string.Join(',', values));
        writer.WriteEndObject();
    }

    private async Task<(int Code, string Reason)> ReceiveAllAsync()
    {
        var buffer = new byte[1 << 14];
        while (true)
        {
            var message = new ArrayBufferWriter<byte>(1 << 10);
            ValueWebSocketReceiveResult piece;
            do
            {
                piece = await _client.ReceiveAsync(buffer.AsMemory(), _end.Token).ConfigureAwait(false);
                if (piece.MessageType == WebSocketMessageType.Close) return await AnswerCloseAsync().ConfigureAwait(false);
                if (message.WrittenCount + piece.Count > MostBytes) return await RefuseAsync().ConfigureAwait(false);
                message.Write(buffer.AsSpan(0, piece.Count));
            }
            while (!piece.EndOfMessage);

            await _window.EnterAsync(message.WrittenCount, _end.Token).ConfigureAwait(false);
            var isText = piece.MessageType == WebSocketMessageType.Text;
            tell("Message", ControlDetail.Of(writer =>
            {
                if (isText)
                {
                    writer.WriteString("data", Encoding.UTF8.GetString(message.WrittenSpan));
                    return;
                }

                writer.WritePropertyName("data");
                FileContent.ToBuffer(message.WrittenSpan).WriteTo(writer);
            }));
        }
    }

    private async Task<(int Code, string Reason)> AnswerCloseAsync()
    {
        var code = (int)(_client.CloseStatus ?? WebSocketCloseStatus.Empty);
        if (_client.State == WebSocketState.CloseReceived)
            await _client.CloseOutputAsync(_client.CloseStatus is null or WebSocketCloseStatus.Empty ? WebSocketCloseStatus.NormalClosure : _client.CloseStatus.Value, null, _end.Token).ConfigureAwait(false);
        return _own ?? (code, _client.CloseStatusDescription ?? "");
    }

    private async Task<(int Code, string Reason)> RefuseAsync()
    {
        tell("Error", ControlDetail.Of(static writer => writer.WriteString("errMsg", $"a message exceeds {MostBytes >> 20} MB")));
        await _client.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, "message too big", _end.Token).ConfigureAwait(false);
        return (TooBig, "message too big");
    }

    private async Task SendAllAsync()
    {
        await foreach (var outgoing in _outgoing.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                if (outgoing.Type == WebSocketMessageType.Close)
                {
                    await _client.CloseOutputAsync((WebSocketCloseStatus)_own!.Value.Code, _own.Value.Reason, _end.Token).ConfigureAwait(false);
                    _ = EndLaterAsync();
                }
                else
                {
                    await _client.SendAsync(outgoing.Bytes, outgoing.Type, endOfMessage: true, _end.Token).ConfigureAwait(false);
                }

                outgoing.Sent.TrySetResult();
            }
            catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
            {
                outgoing.Sent.TrySetException(NotConnected());
            }
        }
    }

    private async Task EndLaterAsync()
    {
        try
        {
            await Task.Delay(Goodbye, time, _end.Token).ConfigureAwait(false);
            Abort();
        }
        catch (OperationCanceledException)
        {
            // The server answered.
        }
    }

    private sealed record Outgoing(ReadOnlyMemory<byte> Bytes, WebSocketMessageType Type)
    {
        public TaskCompletionSource Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
