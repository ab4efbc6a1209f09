using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>
/// The command that starts a child in namespaces of its own: it is alone, without a network, over a tree of files that holds only
/// its code and can be changed nowhere. The tools are util-linux's: a process of .NET has threads, and cannot do it to itself.
/// </summary>
internal static class Sandbox
{
    private const string Limits = "ulimit -c 0; ulimit -f 0; ulimit -n 256";

    // In the order in which they are tried: the new tree is put together on a folder that hides nothing of what is shown.
    private static readonly string[] Places = ["/mnt", "/media", "/srv", "/opt", "/tmp", "/run", "/home", "/var"];

    private static readonly string[] Tools = ["unshare:", "mount:", "umount:", "pivot_root:"];

    // What unshare says when the process below it was ended: nothing was refused.
    private const string AfterKill = "sigprocmask";

    private static readonly string[] ToolFolders = ["/usr/bin/", "/bin/"];

    private static readonly string[] Devices = ["/dev/null", "/dev/urandom", "/dev/zero"];

    public static IReadOnlyList<string> Command(IReadOnlyList<string> host, bool isOwn, bool withoutNamespaces)
    {
        if (withoutNamespaces)
            return [Tool("setpriv"), "--pdeathsig", "KILL", "--no-new-privs", "/bin/sh", "-c", $"{Limits}; exec \"$@\"", "sh", .. host];
        return
        [
            Tool("setpriv"), "--pdeathsig", "KILL",
            Tool("unshare"), "--user", "--map-root-user", "--net", "--ipc", "--uts", "--mount", "--pid", "--fork", "--kill-child",
            "/bin/sh", "-c", Script(SandboxFiles.Of(host, isOwn)), "sh", .. host,
        ];
    }

    /// <summary>What a child that ended said of the sandbox, when that and not the host was refused; otherwise null.</summary>
    public static string? Refusal(string said) =>
        said.Split('\n').FirstOrDefault(static line => Tools.Any(tool => line.StartsWith(tool, StringComparison.Ordinal)) && !line.Contains(AfterKill, StringComparison.Ordinal));

    private static string Script(IReadOnlyList<string> paths)
    {
        var root = Places.FirstOrDefault(place => Directory.Exists(place) && !paths.Any(path => path.StartsWith(place + "/", StringComparison.Ordinal)))
            ?? throw new ScriptEngineUnavailableException($"There is no folder to put a sandbox together on: one of {string.Join(", ", Places)} must exist and hold no part of the program.");
        var links = paths.Where(IsLink).ToArray();
        var folders = paths.Except(links).Where(Directory.Exists).ToArray();
        var files = paths.Except(links).Except(folders).Concat(Devices.Where(File.Exists)).ToArray();
        var targets = folders.Concat(files.Select(static file => Path.GetDirectoryName(file)!)).Distinct(StringComparer.Ordinal);

        // All mounts in one table: a process for each would take longer than the program's own start.
        return string.Join('\n',
        [
            "set -e",

            // When memory runs out, a mini program goes before its host.
            "echo 1000 >/proc/self/oom_score_adj",
            $"mount -t tmpfs -o mode=755,nosuid,nodev,size=1m tmpfs {root}",
            $"mkdir -p {root}/proc {root}/.old {string.Join(' ', targets.Select(path => Quoted(root + path)))}",
            .. links.Select(link => $"ln -s {Quoted(new FileInfo(link).LinkTarget!)} {Quoted(root + link)}"),
            .. files.Select(file => $": >{Quoted(root + file)}"),
            $"cat >{root}/.old/fstab <<'END'",
            .. folders.Concat(files).Select(path => $"{Escaped(path)} {Escaped(root + path)} none {(Devices.Contains(path) ? "bind" : "bind,ro,nosuid,nodev")} 0 0"),
            $"proc {root}/proc proc ro,nosuid,nodev,noexec 0 0",
            "END",
            $"mount -a -T {root}/.old/fstab",
            $"rm {root}/.old/fstab",
            $"pivot_root {root} {root}/.old",
            "cd /",
            "umount -l /.old",
            "rmdir /.old",
            "mount -o remount,ro /",
            Limits,
            "exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all --ambient-caps=-all \"$@\"",
        ]);
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null && Path.GetDirectoryName(path) == "/";

    private static string Quoted(string path) => "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static string Escaped(string path) => path.Replace("\\", "\\134", StringComparison.Ordinal).Replace(" ", "\\040", StringComparison.Ordinal).Replace("\t", "\\011", StringComparison.Ordinal);

    private static string Tool(string name) => ToolFolders.Select(folder => folder + name).FirstOrDefault(File.Exists)
        ?? throw new ScriptEngineUnavailableException($"The tool {name} is missing; mini programs cannot run in processes of their own without it. Install it with: apt-get install util-linux mount");
}
