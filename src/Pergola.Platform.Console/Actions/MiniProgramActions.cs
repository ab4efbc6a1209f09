using Microsoft.AspNetCore.Http;
using Pergola.Platform.Console.Access;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Console.Actions;

/// <summary>What forms do to mini programs.</summary>
internal static class MiniProgramActions
{
    public static async Task AddAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var issued = await services.Operations().MiniPrograms.AddAsync(
            new()
            {
                Name = form.Text("name"),
                SuperApp = form.Text("superApp"),
                Team = form.Text("team"),
                AppId = form.Text("appId"),
                IconUrl = form.Text("iconUrl"),
                RequestDomains = form.Lines("requestDomains"),
            },
            request.Actor, request.Aborted);
        await request.ShowSecretsAsync(("AppId", issued.MiniProgram.AppId), ("AppSecret", issued.AppSecret));
    }

    public static async Task ChangeAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var appId = request.Route("appId");
        await services.Operations().MiniPrograms.ChangeAsync(
            appId,
            new() { Name = form.Text("name") ?? "", IconUrl = form.Text("iconUrl") ?? "", RequestDomains = form.Lines("requestDomains") },
            request.Actor, form.Text("revision"), request.Aborted);
        await request.GoAsync($"programs/{appId}", "saved");
    }

    public static async Task PublishAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var appId = request.Route("appId");
        await services.Operations().Versions.PublishAsync(
            appId,
            new()
            {
                Number = form.Text("number"),
                Environment = form.Choice<VersionEnvironment>("environment"),
                Description = form.Text("description"),
                PackageSha256 = form.Text("packageSha256"),
            },
            request.Actor, request.Aborted);
        await request.GoAsync($"programs/{appId}", "published");
    }

    public static async Task RotateAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var change = new MiniProgramSecretChange { OldGoodForMinutes = form.Number("oldGoodForMinutes") };
        var issued = await services.Operations().MiniPrograms.RotateSecretAsync(request.Route("appId"), change, request.Actor, request.Aborted);
        await request.ShowSecretsAsync(("AppId", issued.MiniProgram.AppId), ("AppSecret", issued.AppSecret));
    }

    public static async Task AddTemplateAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var appId = request.Route("appId");
        await services.Operations().Templates.AddAsync(
            appId,
            new()
            {
                Id = form.Text("id"),
                Title = form.Text("title"),
                Content = form.Text("content")?.ReplaceLineEndings("\n"),
                Example = form.Text("example")?.ReplaceLineEndings("\n"),
                Type = form.Choice<TemplateKind>("type"),
            },
            request.Actor, request.Aborted);
        await request.GoAsync($"programs/{appId}", "saved");
    }

    public static async Task RemoveTemplateAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var appId = request.Route("appId");
        await services.Operations().Templates.RemoveAsync(appId, request.Route("id"), request.Actor, request.Aborted);
        await request.GoAsync($"programs/{appId}", "saved");
    }
}
