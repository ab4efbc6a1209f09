using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Pergola.MiniApps;
using Pergola.MiniApps.Packages;

namespace Pergola.Runtime.Compile;

/// <summary>
/// Packs a mini program: everything is compiled, every file has its hash in a manifest, and the same files give the same bytes (docs/packages.md). A device
/// never compiles a packed program.
/// </summary>
/// <param name="compiler">Compiles the files.</param>
/// <param name="cache">What was compiled before.</param>
public sealed class PackageWriter(IPackageCompiler compiler, CompileCache cache)
{
    // Zips count from this moment; one that is always the same keeps the bytes the same.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private const int PlainFile = unchecked((int)0x81A40000);

    /// <summary>Compiles a program and writes its package.</summary>
    /// <param name="package">The author's files.</param>
    /// <param name="version">The version that the manifest names, such as <c>1.0.3</c>.</param>
    /// <param name="minimumSdk">The oldest SDK version that may run it.</param>
    /// <param name="output">Takes the zip. Nothing is written when a file cannot be compiled.</param>
    /// <exception cref="PackageException">The program is packed already, or its app.json is broken.</exception>
    public PackOutcome Write(MiniAppPackage package, string version, Version minimumSdk, Stream output)
    {
        if (package.Manifest is not null)
            throw new PackageException($"'{package.Location}' is packed already. Name the author's folder.", PackageManifest.FileName);
        var config = AppConfig.Load(package);
        var problems = new List<CompileProblem>();
        var files = PackedFiles(package, config, problems);
        if (problems.Exists(static problem => problem.Fatal))
            return new PackOutcome(null, problems);
        var manifest = new PackageManifest
        {
            Format = PackageManifest.CurrentFormat,
            AppId = package.AppId,
            Name = package.DeclaredName,
            Version = version,
            MinimumSdk = minimumSdk.ToString(),
            Parts = Parts(config, files),
            Files = [.. files.Select(static file => new PackageFile(file.Key, file.Value.Length, PackedProgram.Hash(SHA256.HashData(file.Value))))],
            Config = config.Raw,
        };
        WriteZip(manifest, files, output);
        return new PackOutcome(manifest, problems);
    }

    private SortedDictionary<string, byte[]> PackedFiles(MiniAppPackage package, AppConfig config, List<CompileProblem> problems)
    {
        var paths = package.List().Where(path => PackedContent.IsPacked(package, path)).ToList();
        var compiled = new CompiledPackage(package, config, compiler, cache).CompileAll([.. paths.Where(PackedContent.IsCompiled)], withMaps: true).ToDictionary(static file => file.Path, StringComparer.Ordinal);
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            try
            {
                if (!compiled.TryGetValue(path, out var file))
                    files[path] = package.ReadBytes(path);
                else
                    Add(file, files, problems);
            }
            catch (PackageException broken)
            {
                AddFault(problems, path, broken);
            }
        }

        return files;
    }

    private static void Add(CompiledFile file, SortedDictionary<string, byte[]> files, List<CompileProblem> problems)
    {
        problems.AddRange([.. file.Problems.Except(problems)]);
        if (file.Code is { } code)
            files[file.Path] = Encoding.UTF8.GetBytes(code);
        if (file.Map is { } map)
            files[file.Path + PackedContent.MapExtension] = Encoding.UTF8.GetBytes(map);
        if (file.Fault is { } fault)
            AddFault(problems, file.Path, fault);
    }

    // What the compiler found is among the problems; what stopped it before it looked is not.
    private static void AddFault(List<CompileProblem> problems, string path, PackageException fault)
    {
        var problem = new CompileProblem(fault.File ?? path, fault.Line, fault.Column, fault.Message, Fatal: true);
        if (!problems.Contains(problem))
            problems.Add(problem);
    }

    private static List<PackagePart> Parts(AppConfig config, SortedDictionary<string, byte[]> files)
    {
        List<PackagePart> parts = [new("", 0), .. config.Subpackages.Select(static sub => new PackagePart(sub.Root, 0))];
        foreach (var (path, bytes) in files)
        {
            var owner = parts.FindIndex(1, part => path.StartsWith(part.Root + "/", StringComparison.Ordinal));
            var part = parts[Math.Max(0, owner)];
            parts[Math.Max(0, owner)] = part with { Bytes = part.Bytes + bytes.Length };
        }

        return parts;
    }

    private static void WriteZip(PackageManifest manifest, SortedDictionary<string, byte[]> files, Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        WriteEntry(zip, PackageManifest.FileName, manifest.Write());
        foreach (var (path, bytes) in files)
            WriteEntry(zip, path, bytes);
    }

    private static void WriteEntry(ZipArchive zip, string path, byte[] bytes)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.SmallestSize);
        entry.LastWriteTime = Epoch;
        entry.ExternalAttributes = PlainFile;
        using var content = entry.Open();
        content.Write(bytes);
    }
}

/// <summary>What packing came to.</summary>
/// <param name="Manifest">The manifest that was written; null when a file cannot be compiled, and nothing was written.</param>
/// <param name="Problems">What is wrong with the files, fatal or not.</param>
public sealed record PackOutcome(PackageManifest? Manifest, IReadOnlyList<CompileProblem> Problems);
