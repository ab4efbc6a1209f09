using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Pergola.MiniApps;
using Pergola.Platform.Registry;
using Pergola.Samples.MiniProgramBackend;
using Pergola.Samples.SuperAppServer;
using Pergola.Samples.SuperAppServer.Messages;

namespace Pergola.Simulator.Programs;

/// <summary>Makes a mini program known to the platform, to its backend and to the superapp server, with secrets of this start.</summary>
internal sealed class ProgramRegistrar(IPlatformRegistry platform, string team, MiniProgramBackendOptions backend, SampleSuperAppServerOptions superAppServer)
{
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Registers the program, once for each start.</summary>
    public async Task RegisterAsync(MiniAppInfo app, CancellationToken cancellationToken)
    {
        if (!_known.TryAdd(app.AppId, true))
            return;
        var secrets = new MiniProgramSecrets(NewSecret(), NewSecret());
        await platform.PutMiniProgramAsync(
            new MiniProgramRegistration
            {
                AppId = app.AppId,
                AppSecret = secrets.AppSecret,
                Team = team,
                Name = app.Name,
                RequestDomains = app.RequestDomains,
                Versions = [new("0.0.0", "develop")],
                Templates = [.. SampleTemplates.All.Select(template => new MessageTemplate(template.Id, template.Title, template.Content) { Example = template.Example })],
            },
            cancellationToken);
        superAppServer.BackendKeys[app.AppId] = secrets.SuperAppKey!;
        backend.MiniPrograms[app.AppId] = secrets;
    }

    /// <summary>A secret of 32 characters.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
}
