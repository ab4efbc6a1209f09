using Pergola.JavaScriptCore.Isolation;

namespace Pergola.JavaScriptCore.Tests.Isolation;

public sealed class SystemCallFilterTests
{
    private const uint Allow = 0x7fff0000, NotPermitted = 0x00050001, NotThere = 0x00050026, KillProcess = 0x80000000;
    private const uint X64 = 0xC000003E, Arm64 = 0xC00000B7;

    [Theory]
    [InlineData("read", 0, 0, 0, 0, Allow)]
    [InlineData("futex", 202, 0, 0, 0, Allow)]
    [InlineData("send to the channel", 44, 0, 0, 0, Allow)]
    [InlineData("start a thread", 56, 0x3d0f00, 0, 0, Allow)]
    [InlineData("fork", 56, 0x1200011, 0, 0, NotPermitted)]
    [InlineData("clone3", 435, 0, 0, 0, NotThere)]
    [InlineData("execve", 59, 0, 0, 0, NotPermitted)]
    [InlineData("socket", 41, 0, 0, 0, NotPermitted)]
    [InlineData("connect", 42, 0, 0, 0, NotPermitted)]
    [InlineData("ptrace", 101, 0, 0, 0, NotPermitted)]
    [InlineData("unshare", 272, 0, 0, 0, NotPermitted)]
    [InlineData("mount", 165, 0, 0, 0, NotPermitted)]
    [InlineData("unlinkat", 263, 0, 0, 0, NotPermitted)]
    [InlineData("kill", 62, 0, 0, 0, NotPermitted)]
    [InlineData("signal an own thread", 234, 77, 0, 0, Allow)]
    [InlineData("signal a foreign thread", 234, 78, 0, 0, NotPermitted)]
    [InlineData("open for reading", 257, 0, 0, 0x80000, Allow)]
    [InlineData("open for writing", 257, 0, 0, 1, NotPermitted)]
    [InlineData("open and create", 257, 0, 0, 0x40, NotPermitted)]
    [InlineData("the older open for reading", 2, 0, 0, 0, Allow)]
    [InlineData("the older open for writing", 2, 0, 2, 0, NotPermitted)]
    [InlineData("openat2", 437, 0, 0, 0, NotThere)]
    [InlineData("execve of x32", 0x40000208, 0, 0, 0, NotPermitted)]
    public void A_call_on_x64_is_answered(string call, uint number, uint first, uint second, uint third, uint answer)
    {
        Assert.NotEmpty(call);
        Assert.Equal(answer, Run(SystemCallFilter.Program(System.Runtime.InteropServices.Architecture.X64, 77), X64, number, [first, second, third]));
    }

    [Theory]
    [InlineData("read", 63, 0, 0, 0, Allow)]
    [InlineData("start a thread", 220, 0x3d0f00, 0, 0, Allow)]
    [InlineData("fork", 220, 17, 0, 0, NotPermitted)]
    [InlineData("execve", 221, 0, 0, 0, NotPermitted)]
    [InlineData("socket", 198, 0, 0, 0, NotPermitted)]
    [InlineData("open for reading", 56, 0, 0, 0, Allow)]
    [InlineData("open for writing", 56, 0, 0, 2, NotPermitted)]
    [InlineData("signal a foreign thread", 131, 78, 0, 0, NotPermitted)]
    public void A_call_on_Arm64_is_answered(string call, uint number, uint first, uint second, uint third, uint answer)
    {
        Assert.NotEmpty(call);
        Assert.Equal(answer, Run(SystemCallFilter.Program(System.Runtime.InteropServices.Architecture.Arm64, 77), Arm64, number, [first, second, third]));
    }

    [Fact]
    public void A_call_of_another_machine_s_table_ends_the_process() =>
        Assert.Equal(KillProcess, Run(SystemCallFilter.Program(System.Runtime.InteropServices.Architecture.X64, 77), 0x40000003, 11, [0, 0, 0]));

    /// <summary>The kernel's side: runs a program over one call.</summary>
    private static uint Run(SystemCallFilter.Instruction[] program, uint architecture, uint number, uint[] arguments)
    {
        uint register = 0;
        for (var at = 0; ; at++)
        {
            var step = program[at];
            switch (step.Code)
            {
                case 0x20:
                    register = step.Value switch { 0 => number, 4 => architecture, var offset => arguments[(offset - 16) / 8] };
                    break;
                case 0x06:
                    return step.Value;
                default:
                    var holds = step.Code switch { 0x15 => register == step.Value, 0x35 => register >= step.Value, _ => (register & step.Value) != 0 };
                    at += holds ? step.IfTrue : step.IfFalse;
                    break;
            }
        }
    }
}
