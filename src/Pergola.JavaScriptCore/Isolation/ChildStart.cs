using System.Runtime.InteropServices;
using Pergola.JavaScriptCore.Native;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>
/// Starts a process with three files and nothing else of the host's: the channel, nothing, and a channel for errors. The host's own
/// way to start processes has no such channel, and starts them from whatever thread there is.
/// </summary>
internal static unsafe class ChildStart
{
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int WriteOnly = 1;
    private const short DefaultSignals = 0x04, SignalMask = 0x08, OwnSession = 0x80;

    // Larger than any C library's on 64 bits.
    private const int StructBytes = 1024;

    /// <exception cref="Runtime.Scripting.ScriptEngineUnavailableException">The system refused.</exception>
    public static ChildProcess Run(IReadOnlyList<string> command, IReadOnlyList<string> environment)
    {
        var errors = stackalloc int[2];
        if (Posix.Pipe(errors, CloseOnExec | NonBlocking) != 0)
            throw Refused("a channel", Marshal.GetLastPInvokeError());
        var process = 0;
        var (result, ours, theirs) = (0, -1, -1);
        try
        {
            (ours, theirs) = SocketPair.Open(waits: true);
            result = Spawn(command, environment, theirs, errors[1], &process);
            if (result == 0)
                return new ChildProcess(process, ours, errors[0]);
        }
        finally
        {
            _ = Posix.Close(theirs);
            _ = Posix.Close(errors[1]);
            if (process == 0)
            {
                _ = Posix.Close(ours);
                _ = Posix.Close(errors[0]);
            }
        }

        throw Refused(command[0], result);
    }

    private static int Spawn(IReadOnlyList<string> command, IReadOnlyList<string> environment, int channel, int errors, int* process)
    {
        byte* actions = stackalloc byte[StructBytes], attributes = stackalloc byte[StructBytes], all = stackalloc byte[StructBytes], none = stackalloc byte[StructBytes];
        new Span<byte>(all, StructBytes).Fill(0xff);
        new Span<byte>(none, StructBytes).Clear();
        _ = Posix.ActionsInit(actions);
        _ = Posix.ActionsDuplicate(actions, channel, 0);
        _ = Posix.ActionsOpen(actions, 1, "/dev/null", WriteOnly, 0);
        _ = Posix.ActionsDuplicate(actions, errors, 2);
        _ = Posix.ActionsCloseFrom(actions, 3);
        _ = Posix.AttributesInit(attributes);
        _ = Posix.AttributesDefaultSignals(attributes, all);
        _ = Posix.AttributesSignalMask(attributes, none);
        _ = Posix.AttributesFlags(attributes, DefaultSignals | SignalMask | OwnSession);
        var arguments = Texts(command);
        var variables = Texts(environment);
        try
        {
            return Posix.Spawn(process, arguments[0], actions, attributes, arguments, variables);
        }
        finally
        {
            Free(arguments);
            Free(variables);
            _ = Posix.ActionsDestroy(actions);
            _ = Posix.AttributesDestroy(attributes);
        }
    }

    private static byte** Texts(IReadOnlyList<string> texts)
    {
        var array = (byte**)NativeMemory.AllocZeroed((nuint)texts.Count + 1, (nuint)sizeof(byte*));
        for (var i = 0; i < texts.Count; i++)
            array[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
        return array;
    }

    private static void Free(byte** texts)
    {
        for (var i = 0; texts[i] != null; i++)
            Marshal.FreeCoTaskMem((nint)texts[i]);
        NativeMemory.Free(texts);
    }

    private static Runtime.Scripting.ScriptEngineUnavailableException Refused(string what, int error) =>
        new($"A process for a mini program could not be started: {what}: {Marshal.GetPInvokeErrorMessage(error)}.");
}
