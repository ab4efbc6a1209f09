using System.Runtime.InteropServices;
using Pergola.JavaScriptCore.Native;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>Two sockets that lead to each other.</summary>
internal static unsafe class SocketPair
{
    private const int Unix = 1;
    private const int Stream = 1;
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;

    /// <summary>Opens both ends; no other program inherits them.</summary>
    /// <param name="waits">Whether a read waits for something to come.</param>
    /// <exception cref="IOException">The system refused.</exception>
    public static (int Here, int There) Open(bool waits)
    {
        var pair = stackalloc int[2];
        return Posix.SocketPair(Unix, Stream | CloseOnExec | (waits ? 0 : NonBlocking), 0, pair) == 0
            ? (pair[0], pair[1])
            : throw new IOException($"A channel to another process could not be opened: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
    }

    /// <summary>Sends bytes as they are; whether the other end takes them is not looked at.</summary>
    public static void Send(int socket, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* data = bytes)
            _ = Posix.Send(socket, data, (nuint)bytes.Length, Posix.NoSignal);
    }
}
