using System.Runtime.InteropServices;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>
/// The system calls that a child gives up: to start processes, to open sockets, to write files, to look into other processes, and the
/// corners of the kernel that scripts have no use for. A program for the kernel's filter (seccomp, classic BPF).
/// </summary>
internal static class SystemCallFilter
{
    private const ushort LoadWord = 0x20, JumpIfEqual = 0x15, JumpIfAtLeast = 0x35, JumpIfAnyBit = 0x45, Return = 0x06;
    private const uint Allow = 0x7fff0000, KillProcess = 0x80000000, Errno = 0x00050000;
    private const uint NotPermitted = Errno | 1, NotThere = Errno | 38;
    private const uint ThreadFlag = 0x10000;
    private const uint WritingFlags = 0x1 | 0x2 | 0x40 | 0x200;

    /// <summary>The program for a kind of machine.</summary>
    /// <param name="machine">Which.</param>
    /// <param name="ownProcess">The process whose threads may be signalled.</param>
    public static Instruction[] Program(Architecture machine, int ownProcess) => machine switch
    {
        Architecture.X64 => Assemble(0xC000003E, SystemCalls.X64, SystemCalls.X64Refused, ownProcess),
        Architecture.Arm64 => Assemble(0xC00000B7, SystemCalls.Arm64, SystemCalls.Arm64Refused, ownProcess),
        var other => throw new PlatformNotSupportedException($"Mini programs cannot run in processes of their own on {other}: x64 and Arm64 are known."),
    };

    private static Instruction[] Assemble(uint architecture, SystemCalls calls, ReadOnlySpan<ushort> refused, int ownProcess)
    {
        List<Instruction> program =
        [
            new(LoadWord, 0, 0, 4),
            new(JumpIfEqual, 1, 0, architecture),
            new(Return, 0, 0, KillProcess),
            new(LoadWord, 0, 0, 0),

            // The numbers of x32, a second table of the same calls.
            new(JumpIfAtLeast, 0, 1, 0x40000000),
            new(Return, 0, 0, NotPermitted),
        ];
        // Refused by name where the library then takes the older call, whose arguments can be looked at.
        Answer(calls.Clone3, NotThere);
        Answer(calls.OpenAt2, NotThere);
        WhenArgument(calls.Fork, 0, JumpIfAnyBit, ThreadFlag, Allow, NotPermitted);
        WhenArgument(calls.SignalThread, 0, JumpIfEqual, (uint)ownProcess, Allow, NotPermitted);
        WhenArgument(calls.OpenAt, 2, JumpIfAnyBit, WritingFlags, NotPermitted, Allow);
        if (calls.Open is { } open)
            WhenArgument(open, 1, JumpIfAnyBit, WritingFlags, NotPermitted, Allow);
        foreach (var call in refused)
            Answer(call, NotPermitted);
        program.Add(new(Return, 0, 0, Allow));
        return [.. program];

        void Answer(ushort call, uint answer)
        {
            program.Add(new(JumpIfEqual, 0, 1, call));
            program.Add(new(Return, 0, 0, answer));
        }

        void WhenArgument(ushort call, uint argument, ushort test, uint value, uint then, uint otherwise)
        {
            program.Add(new(JumpIfEqual, 0, 4, call));
            program.Add(new(LoadWord, 0, 0, 16 + (8 * argument)));
            program.Add(new(test, 0, 1, value));
            program.Add(new(Return, 0, 0, then));
            program.Add(new(Return, 0, 0, otherwise));
        }
    }

    /// <summary>One instruction, as the kernel reads it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Value);
}

/// <summary>The numbers of the calls whose arguments decide.</summary>
internal sealed record SystemCalls(ushort Fork, ushort Clone3, ushort? Open, ushort OpenAt, ushort OpenAt2, ushort SignalThread, nint InstallFilter)
{
    public static SystemCalls X64 { get; } = new(56, 435, 2, 257, 437, 234, 317);

    public static SystemCalls Arm64 { get; } = new(220, 435, null, 56, 437, 131, 277);

    public static SystemCalls OfThisMachine => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? Arm64 : X64;

    /// <summary>In this order: processes, sockets, mounts and namespaces, the kernel's own matters, changes of files, queues between processes.</summary>
    public static ReadOnlySpan<ushort> X64Refused =>
    [
        57, 58, 59, 322, 62, 101, 129, 200, 297, 310, 311, 424, 434, 438,
        41, 42, 43, 49, 50, 53, 288,
        155, 161, 165, 166, 272, 308, 428, 429, 430, 431, 432, 433, 442,
        163, 167, 168, 169, 170, 171, 175, 176, 179, 246, 248, 249, 250, 298, 303, 304, 313, 320, 321, 323, 425, 426, 427,
        76, 82, 83, 84, 85, 86, 87, 88, 90, 92, 94, 133, 188, 189, 197, 198, 258, 259, 260, 263, 264, 265, 266, 268, 280, 316, 452,
        29, 64, 68, 240,
    ];

    /// <inheritdoc cref="X64Refused"/>
    public static ReadOnlySpan<ushort> Arm64Refused =>
    [
        117, 129, 130, 138, 221, 240, 270, 271, 281, 424, 434, 438,
        198, 199, 200, 201, 202, 203, 242,
        39, 40, 41, 51, 97, 268, 428, 429, 430, 431, 432, 433, 442,
        60, 89, 104, 105, 106, 142, 161, 162, 217, 218, 219, 224, 225, 241, 264, 265, 273, 280, 282, 294, 425, 426, 427,
        5, 6, 14, 15, 33, 34, 35, 36, 37, 38, 45, 53, 54, 88, 276, 452,
        180, 186, 190, 194,
    ];
}
