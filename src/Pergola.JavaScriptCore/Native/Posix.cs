using System.Runtime.InteropServices;

namespace Pergola.JavaScriptCore.Native;

/// <summary>The functions of the C library by which processes are started, talked to and ended. Linux on 64 bits.</summary>
internal static unsafe partial class Posix
{
    public const int Interrupted = 4;
    public const int Kill = 9;
    public const int WakeBoth = 2;
    public const int NoSignal = 0x4000;
    public const short Readable = 1;
    public const short HungUp = 0x10;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "socketpair", SetLastError = true)] public static partial int SocketPair(int domain, int type, int protocol, int* pair);
    [LibraryImport(Library, EntryPoint = "pipe2", SetLastError = true)] public static partial int Pipe(int* pair, int flags);
    [LibraryImport(Library, EntryPoint = "send", SetLastError = true)] public static partial nint Send(int socket, byte* data, nuint length, int flags);
    [LibraryImport(Library, EntryPoint = "recv", SetLastError = true)] public static partial nint Receive(int socket, byte* data, nuint length, int flags);
    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)] public static partial nint Read(int file, byte* data, nuint length);
    [LibraryImport(Library, EntryPoint = "shutdown")] public static partial int Shutdown(int socket, int how);
    [LibraryImport(Library, EntryPoint = "close")] public static partial int Close(int file);
    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)] public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);
    [LibraryImport(Library, EntryPoint = "kill")] public static partial int Signal(int process, int signal);
    [LibraryImport(Library, EntryPoint = "waitpid", SetLastError = true)] public static partial int Wait(int process, int* status, int options);
    [LibraryImport(Library, EntryPoint = "_exit")] public static partial void Exit(int code);
    [LibraryImport(Library, EntryPoint = "prctl", SetLastError = true)] public static partial int ProcessControl(int option, nuint a, nuint b, nuint c, nuint d);
    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)] public static partial nint SystemCall(nint number, nuint a, nuint b, void* c);

    [LibraryImport(Library, EntryPoint = "posix_spawn")] public static partial int Spawn(int* process, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);
    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_init")] public static partial int ActionsInit(void* actions);
    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_destroy")] public static partial int ActionsDestroy(void* actions);
    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_adddup2")] public static partial int ActionsDuplicate(void* actions, int file, int target);
    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)] public static partial int ActionsOpen(void* actions, int target, string path, int flags, int mode);
    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_addclosefrom_np")] public static partial int ActionsCloseFrom(void* actions, int file);
    [LibraryImport(Library, EntryPoint = "posix_spawnattr_init")] public static partial int AttributesInit(void* attributes);
    [LibraryImport(Library, EntryPoint = "posix_spawnattr_destroy")] public static partial int AttributesDestroy(void* attributes);
    [LibraryImport(Library, EntryPoint = "posix_spawnattr_setflags")] public static partial int AttributesFlags(void* attributes, short flags);
    [LibraryImport(Library, EntryPoint = "posix_spawnattr_setsigdefault")] public static partial int AttributesDefaultSignals(void* attributes, void* set);
    [LibraryImport(Library, EntryPoint = "posix_spawnattr_setsigmask")] public static partial int AttributesSignalMask(void* attributes, void* set);

    [StructLayout(LayoutKind.Sequential)]
    internal struct PollEntry
    {
        public int File;
        public short Events;
        public short Returned;
    }
}
