using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pergola.JavaScriptCore;
using Pergola.MiniApps;
using Pergola.MiniApps.Packages;
using Pergola.Runtime.Compile;
using Pergola.Testing;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.Runtime.Compile;

public sealed class PackageWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _out = new();

    public PackageWriterTests() => _folder
        .WithApp("{ // a comment\n\"pages\": [\"pages/index/index\"], \"subpackages\": [{\"root\": \"more\", \"pages\": [\"a/a\"]}]}")
        .With("project.config.json", """{"appid": "mpackedpacked000", "projectname": "Packed", "packOptions": {"ignore": [{"type": "folder", "value": "drafts"}]}}""")
        .With("pages/index/index.js", "import { add } from '../../lib/add'\nPage({ onLoad() { this.setData({ sum: add(1, 2), config: require('../../lib/data.json').name }) } })")
        .With("pages/index/index.wxml", "<wxs module=\"m\" src=\"../../lib/m.wxs\"/><view class=\"sum\">{{m.twice(sum)}} {{config}}</view>")
        .With("pages/index/index.wxss", "@import '/lib/base.wxss'; .sum { width: 20rpx }")
        .With("lib/add.js", "export const add = (a, b) => a + b")
        .With("lib/m.wxs", "module.exports = { twice: function (x) { return x * 2 } }")
        .With("lib/data.json", """{"name": "data"}""")
        .With("lib/base.wxss", ".b { top: 0 }")
        .With("more/a/a.js", "Page({})").With("more/a/a.wxml", "<view/>")
        .With("drafts/never.js", "this does not compile");

    public void Dispose()
    {
        _folder.Dispose();
        _out.Dispose();
    }

    [Fact]
    public async Task A_packed_program_runs_and_nothing_of_it_is_compiled()
    {
        var file = await PackAsync();
        await using var app = await TestMiniApp.OpenAsync(file, new() { Build = builder => builder.Services.Replace(ServiceDescriptor.Singleton<IPackageCompiler>(new NoCompiler())) });
        await app.WaitForTextAsync(".sum", "6 data");
    }

    [Fact]
    public async Task The_manifest_names_every_file_with_its_hash_and_the_size_of_every_part()
    {
        using var package = MiniAppPackage.Open(await PackAsync());
        var manifest = package.Manifest!;

        Assert.Equal(("mpackedpacked000", "Packed", "1.2.3", "2.1.0", PackageManifest.CurrentFormat), (manifest.AppId, manifest.Name, manifest.Version, manifest.MinimumSdk, manifest.Format));
        Assert.Equal("mpackedpacked000", package.AppId);
        Assert.Equal("pages/index/index", manifest.Config.GetProperty("pages")[0].GetString());
        Assert.DoesNotContain(manifest.Files, static entry => entry.Path.StartsWith("drafts", StringComparison.Ordinal) || entry.Path == "project.config.json");
        Assert.All(manifest.Files, entry => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(package.ReadBytes(entry.Path))), entry.Sha256));
        Assert.Equal(["", "more"], manifest.Parts.Select(static part => part.Root));
        Assert.Equal(manifest.Files.Where(static entry => entry.Path.StartsWith("more/", StringComparison.Ordinal)).Sum(static entry => entry.Bytes), manifest.Parts[1].Bytes);
        Assert.Equal(manifest.Files.Sum(static entry => entry.Bytes), manifest.Parts.Sum(static part => part.Bytes));
    }

    [Fact]
    public async Task The_same_files_give_the_same_bytes()
    {
        var first = await File.ReadAllBytesAsync(await PackAsync());
        foreach (var source in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(source, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        Assert.Equal(first, await File.ReadAllBytesAsync(await PackAsync()));
    }

    [Fact]
    public async Task A_file_that_does_not_compile_is_named_and_nothing_is_written()
    {
        _folder.With("lib/bad.js", "const a = 1\nconst = 2").With("lib/worse.wxml", "<view>{{ a + }}</view>");
        using var zip = new MemoryStream();
        var outcome = await WriteAsync(zip);

        Assert.Null(outcome.Manifest);
        Assert.Equal(0, zip.Length);
        Assert.Equal([("lib/bad.js", 2), ("lib/worse.wxml", 1)], outcome.Problems.Where(static problem => problem.Fatal).Select(static problem => (problem.File, problem.Line)).Distinct());
    }

    [Theory]
    [InlineData("changed", "is not the one that was packed")]
    [InlineData("added", "does not name this file")]
    [InlineData("taken away", "is missing")]
    [InlineData("of another format", "is of format 99")]
    [InlineData("without a format", "names no format")]
    public async Task A_package_that_was_tampered_with_is_refused(string how, string why)
    {
        var file = await PackAsync();
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            switch (how)
            {
                case "changed":
                    Put(zip, "app.js", "App({ evil: true })");
                    break;
                case "added":
                    Put(zip, "pages/extra.js", "Page({})");
                    break;
                case "taken away":
                    zip.GetEntry("lib/add.js")!.Delete();
                    break;
                default:
                    Change(zip, manifest => { if (how == "of another format") manifest["format"] = 99; else manifest.Remove("format"); });
                    break;
            }
        }

        Assert.Contains(why, Assert.Throws<PackageException>(() => MiniAppPackage.Open(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_is_not_the_published_one_is_refused()
    {
        var file = await PackAsync();
        var hash = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(file)));
        MiniAppPackage.Open(file, sha256: hash).Dispose();

        Assert.Contains("not the one that was published", Assert.Throws<PackageException>(() => MiniAppPackage.Open(file, sha256: new string('0', 64))).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<PackageException>(() => MiniAppPackage.Open(_folder.Path, sha256: hash)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_needs_a_newer_SDK_is_not_started()
    {
        var file = await PackAsync();
        var error = await Assert.ThrowsAsync<PackageException>(() => TestMiniApp.OpenAsync(file, new() { Configure = static options => options.SdkVersion = new(2, 0, 15) }));
        Assert.Contains("needs SDK 2.1.0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_a_packed_program_name_the_author_s_source()
    {
        _folder.With("pages/index/index.js", "import { add } from '../../lib/add'\nPage({ onLoad() { add(1); lost() } })");
        await using var app = await TestMiniApp.OpenAsync(await PackAsync(), new() { ErrorsFail = false });
        await app.WaitForAsync(() => Task.FromResult(app.Log.Errors.Count > 0));
        var error = app.Log.Errors.First().Error;

        Assert.Equal(("pages/index/index.js", 2), (error.SourceName, error.Line));
        Assert.InRange(error.Column, 27, 32);
    }

    [Fact]
    public async Task The_files_of_an_unpacked_package_are_not_taken_for_an_author_s()
    {
        ZipFile.ExtractToDirectory(await PackAsync(), Path.Combine(_out.Path, "unpacked"));
        Assert.Contains("Open the zip", Assert.Throws<PackageException>(() => MiniAppPackage.Open(Path.Combine(_out.Path, "unpacked"))).Message, StringComparison.Ordinal);
    }

    private async Task<string> PackAsync()
    {
        var file = Path.Combine(_out.Path, "packed.zip");
        await using var stream = File.Create(file);
        Assert.NotNull((await WriteAsync(stream)).Manifest);
        return file;
    }

    private async Task<PackOutcome> WriteAsync(Stream output)
    {
        await using var compiler = new ScriptedCompiler(new JavaScriptCoreEngineFactory());
        using var package = MiniAppPackage.Open(_folder.Path);
        return new PackageWriter(compiler, new CompileCache()).Write(package, "1.2.3", new Version(2, 1, 0), output);
    }

    private static void Put(ZipArchive zip, string path, string text)
    {
        zip.GetEntry(path)?.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(path).Open());
        writer.Write(text);
    }

    private static void Change(ZipArchive zip, Action<JsonObject> change)
    {
        JsonObject manifest;
        using (var content = zip.GetEntry(PackageManifest.FileName)!.Open())
            manifest = JsonNode.Parse(content)!.AsObject();
        change(manifest);
        Put(zip, PackageManifest.FileName, manifest.ToJsonString());
    }

    private sealed class NoCompiler : IPackageCompiler
    {
        public string Version => "none";

        public CompiledSource Compile(PackageSource source, Func<string, string?> read) => throw new InvalidOperationException($"{source.Path} is compiled on the device.");

        public string? Map(PackageSource source) => throw new InvalidOperationException($"{source.Path} is mapped by the compiler.");

        public ValueTask DisposeAsync() => default;
    }
}
