using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Pergola.JavaScriptCore.Native;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>What a child gives up by itself, once its libraries are loaded.</summary>
internal static unsafe class ChildSandbox
{
    private const int NoNewPrivileges = 38;
    private const nuint SetFilter = 1;
    private const nuint EveryThread = 1;

    /// <summary>Takes the filter over the process's calls into use, in all of its threads and for ever.</summary>
    public static void Close()
    {
        var program = SystemCallFilter.Program(RuntimeInformation.ProcessArchitecture, Environment.ProcessId);
        fixed (SystemCallFilter.Instruction* first = program)
        {
            var description = new FilterDescription { Count = (ushort)program.Length, Program = first };
            if (Posix.ProcessControl(NoNewPrivileges, 1, 0, 0, 0) != 0 || Posix.SystemCall(SystemCalls.OfThisMachine.InstallFilter, SetFilter, EveryThread, &description) != 0)
                throw new InvalidOperationException($"The system refused the filter over system calls: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
        }
    }

    /// <summary>Says on the error channel why the child cannot go on.</summary>
    public static void Complain(string text)
    {
        try
        {
            using var errors = new FileStream(new SafeFileHandle(2, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            errors.Write(Encoding.UTF8.GetBytes(text + "\n"));
        }
        catch (IOException)
        {
            // Nobody listens.
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct FilterDescription
    {
        public ushort Count;
        public SystemCallFilter.Instruction* Program;
    }
}
