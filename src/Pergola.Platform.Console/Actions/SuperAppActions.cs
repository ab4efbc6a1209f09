using Microsoft.AspNetCore.Http;
using Pergola.Platform.Console.Access;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Console.Actions;

/// <summary>What forms do to superapps.</summary>
internal static class SuperAppActions
{
    public static async Task AddAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var issued = await services.Operations().SuperApps.AddAsync(
            new()
            {
                AppKey = form.Text("appKey"),
                ServiceDomain = form.Text("serviceDomain"),
                ClientKey = form.Text("clientKey"),
                TimestampCipher = form.Choice<TimestampCipherName>("timestampCipher") ?? TimestampCipherName.Ecb,
                MinimumApiLevel = form.Number("minimumApiLevel") ?? 0,
                DangerouslyTrustBareUids = form.Ticked("trustBareUids"),
            },
            request.Actor, request.Aborted);
        await request.ShowSecretsAsync(
            ("AppKey", issued.SuperApp.AppKey), ("AppSecret", issued.AppSecret), ("SecretKey", issued.SecretKey), ("ExchangePublicKey", issued.SuperApp.ExchangePublicKey));
    }

    public static async Task ChangeAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var appKey = request.Route("appKey");
        await services.Operations().SuperApps.ChangeAsync(
            appKey,
            new()
            {
                ServiceDomain = form.Text("serviceDomain"),
                ClientKey = form.Text("clientKey"),
                TimestampCipher = form.Choice<TimestampCipherName>("timestampCipher"),
                MinimumApiLevel = form.Number("minimumApiLevel"),
                DangerouslyTrustBareUids = form.Ticked("trustBareUids"),
            },
            request.Actor, form.Text("revision"), request.Aborted);
        await request.GoAsync($"superapps/{appKey}", "saved");
    }

    public static async Task RotateAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var which = new SuperAppSecretChange { AppSecret = form.Ticked("appSecret"), SecretKey = form.Ticked("secretKey") };
        var issued = await services.Operations().SuperApps.RotateAsync(request.Route("appKey"), which, request.Actor, request.Aborted);
        await request.ShowSecretsAsync(("AppKey", issued.SuperApp.AppKey), ("AppSecret", issued.AppSecret), ("SecretKey", issued.SecretKey));
    }
}
