using System.Text;
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

    /// <summary>Whether a child that ended said that the sandbox, not the host, was refused.</summary>
    public static bool IsRefusal(string said) => said.Contains("unshare:", StringComparison.Ordinal) || said.Contains("mount:", StringComparison.Ordinal);

    private static string Script(IReadOnlyList<string> paths)
    {
        var root = Places.FirstOrDefault(place => Directory.Exists(place) && !paths.Any(path => path.StartsWith(place + "/", StringComparison.Ordinal)))
            ?? throw new ScriptEngineUnavailableException($"There is no folder to put a sandbox together on: one of {string.Join(", ", Places)} must exist and hold no part of the program.");
        var links = paths.Where(IsLink).ToArray();
        var folders = paths.Except(links).Where(Directory.Exists).ToArray();
        var files = paths.Except(links).Except(folders).Concat(Devices.Where(File.Exists)).ToArray();
        var script = new StringBuilder("set -e\n");

        // When memory runs out, a mini program goes before its host.
        script.Append("echo 1000 >/proc/self/oom_score_adj\n");
        script.Append($"mount -t tmpfs -o mode=755,nosuid,nodev,size=1m tmpfs {root}\n");
        script.Append($"mkdir -p {root}/proc {root}/.old").AppendJoin("", folders.Concat(files.Select(static file => Path.GetDirectoryName(file)!)).Distinct().Select(path => " " + Quoted(root + path))).Append('\n');
        foreach (var link in links)
            script.Append($"ln -s {Quoted(new FileInfo(link).LinkTarget!)} {Quoted(root + link)}\n");
        foreach (var file in files)
            script.Append($": >{Quoted(root + file)}\n");

        // All in one: a process for each would take longer than the program's own start.
        script.Append($"cat >{root}/.old/fstab <<'END'\n");
        foreach (var path in folders.Concat(files))
            script.Append($"{Escaped(path)} {Escaped(root + path)} none {(Devices.Contains(path) ? "bind" : "bind,ro,nosuid,nodev")} 0 0\n");
        script.Append($"proc {root}/proc proc ro,nosuid,nodev,noexec 0 0\nEND\nmount -a -T {root}/.old/fstab\nrm {root}/.old/fstab\n");
        script.Append($"pivot_root {root} {root}/.old\ncd /\numount -l /.old\nrmdir /.old\nmount -o remount,ro /\n{Limits}\n");
        return script.Append("exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all --ambient-caps=-all \"$@\"\n").ToString();
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null && Path.GetDirectoryName(path) == "/";

    private static string Quoted(string path) => "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static string Escaped(string path) => path.Replace("\\", "\\134", StringComparison.Ordinal).Replace(" ", "\\040", StringComparison.Ordinal).Replace("\t", "\\011", StringComparison.Ordinal);

    private static string Tool(string name) => new[] { "/usr/bin/", "/bin/" }.Select(folder => folder + name).FirstOrDefault(File.Exists)
        ?? throw new ScriptEngineUnavailableException($"The tool {name} is missing; mini programs cannot run in processes of their own without it. Install it with: apt-get install util-linux mount");
}
