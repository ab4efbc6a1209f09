using System.CommandLine;
using Pergola.Platform.Operators;

namespace Pergola.Simulator.Commands.Administration;

/// <summary><c>pergola superapp</c>: the superapps of a platform.</summary>
internal static class SuperAppCommand
{
    private static readonly Argument<string> AppKey = new("APPKEY") { Description = "The superapp's app key." };

    private static readonly Option<string?> NewAppKey = new("--app-key") { Description = "The public app key. Default: a new one.", HelpName = "APPKEY" };

    private static readonly Option<string> ServiceDomain = new("--service-domain") { Description = "The superapp server's base URL.", HelpName = "URL", Required = true };

    private static readonly Option<string?> OtherServiceDomain = new("--service-domain") { Description = "The superapp server's base URL.", HelpName = "URL" };

    private static readonly Option<string?> AppSecretFile = new("--app-secret-file") { Description = "A file with the app secret, - for the standard input. Default: a new one.", HelpName = "FILE" };

    private static readonly Option<string?> SecretKeyFile = new("--secret-key-file") { Description = "A file with the SecretKey of 16, 24 or 32 characters. Default: a new one.", HelpName = "FILE" };

    private static readonly Option<string?> ClientKey = new("--client-key") { Description = "What X-CLIENT-KEY says. Default: the app key.", HelpName = "KEY" };

    private static readonly Option<TimestampCipherName?> Cipher = EnumOption.OrNone<TimestampCipherName>("--cipher", "How TC-Signature is made. Default: ecb.");

    private static readonly Option<int?> MinimumLevel = new("--minimum-level") { Description = "The lowest API level that is served: 1, 2, 3, or 0 for any. Default: 0.", HelpName = "LEVEL" };

    private static readonly Option<bool?> TrustBareUids = new("--dangerously-trust-bare-uids")
    {
        Description = "DANGEROUS: anybody who knows the app key may log in as anybody. Only for trying things out on one machine.",
        HelpName = "true|false",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> MakeAppSecret = new("--new-app-secret") { Description = "Make a new app secret; the old one stays good for a day." };

    private static readonly Option<bool> MakeSecretKey = new("--new-secret-key") { Description = "Make a new SecretKey; the old one is worthless at once." };

    public static Command Create() => StoreOptions.Group(
        "superapp", "Administers the superapps of a platform.",
        new Command("add", "Adds a superapp and prints its secrets, once.") { NewAppKey, ServiceDomain, AppSecretFile, SecretKeyFile, ClientKey, Cipher, MinimumLevel, TrustBareUids }
            .Does(AddAsync, create: true),
        new Command("list", "Lists the superapps.").Does(ListAsync),
        new Command("show", "Shows a superapp.") { AppKey }.Does(ShowAsync),
        new Command("set", "Changes a superapp; what is not named stays.") { AppKey, OtherServiceDomain, ClientKey, Cipher, MinimumLevel, TrustBareUids, MakeAppSecret, MakeSecretKey }
            .Does(SetAsync));

    private static async Task AddAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var wish = new NewSuperApp
        {
            AppKey = parsed.GetValue(NewAppKey),
            ServiceDomain = parsed.GetValue(ServiceDomain),
            AppSecret = await AdministrationCommands.ReadSecretAsync(parsed.GetValue(AppSecretFile), cancellationToken),
            SecretKey = await AdministrationCommands.ReadSecretAsync(parsed.GetValue(SecretKeyFile), cancellationToken),
            ClientKey = parsed.GetValue(ClientKey),
            TimestampCipher = parsed.GetValue(Cipher) ?? TimestampCipherName.Ecb,
            MinimumApiLevel = parsed.GetValue(MinimumLevel) ?? 0,
            DangerouslyTrustBareUids = parsed.GetValue(TrustBareUids) ?? parsed.GetResult(TrustBareUids) is not null,
        };
        Print(await operations.SuperApps.AddAsync(wish, OperatorActor.CommandLine, cancellationToken), answers);
    }

    private static async Task ListAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var list = await operations.SuperApps.ListAsync(cancellationToken);
        answers.Write(list, OperatorJson.Default.SuperAppList, output => TextTable.Write(
            output, "There is no superapp yet. Add one with: pergola superapp add", ["APP KEY", "SERVICE DOMAIN", "CLIENT KEY", "LEVEL", "MINI PROGRAMS"],
            list.Items.Select(s => new string?[] { s.AppKey, s.ServiceDomain, s.ClientKey, LevelOf(s), $"{s.MiniPrograms}" })));
    }

    private static async Task ShowAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var superApp = await operations.SuperApps.ShowAsync(parsed.GetValue(AppKey)!, cancellationToken);
        answers.Write(superApp, OperatorJson.Default.SuperAppDetails, output => Print(superApp, output));
    }

    private static async Task SetAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var appKey = parsed.GetValue(AppKey)!;
        var change = new SuperAppChange
        {
            ServiceDomain = parsed.GetValue(OtherServiceDomain),
            ClientKey = parsed.GetValue(ClientKey),
            TimestampCipher = parsed.GetValue(Cipher),
            MinimumApiLevel = parsed.GetValue(MinimumLevel),
            DangerouslyTrustBareUids = parsed.GetResult(TrustBareUids) is null ? null : parsed.GetValue(TrustBareUids) ?? true,
        };
        var secrets = new SuperAppSecretChange { AppSecret = parsed.GetValue(MakeAppSecret), SecretKey = parsed.GetValue(MakeSecretKey) };
        var changes = change != new SuperAppChange();
        if (!changes && !secrets.AppSecret && !secrets.SecretKey)
            throw OperationRefusedException.Conflict("Say what to change; pergola superapp set --help lists what can be.");

        var issued = new IssuedSuperApp
        {
            SuperApp = changes
                ? await operations.SuperApps.ChangeAsync(appKey, change, OperatorActor.CommandLine, revision: null, cancellationToken)
                : await operations.SuperApps.ShowAsync(appKey, cancellationToken),
        };
        if (secrets.AppSecret || secrets.SecretKey)
            issued = await operations.SuperApps.RotateAsync(appKey, secrets, OperatorActor.CommandLine, cancellationToken);
        Print(issued, answers);
    }

    private static void Print(IssuedSuperApp issued, Answers answers)
    {
        answers.Write(issued, OperatorJson.Default.IssuedSuperApp, output =>
        {
            Print(issued.SuperApp, output);
            if (issued.AppSecret is not null || issued.SecretKey is not null)
            {
                output.WriteLine();
                TextTable.Write(output, ("App secret", issued.AppSecret), ("SecretKey", issued.SecretKey));
            }
        });
        if (issued.AppSecret is not null || issued.SecretKey is not null)
            answers.Note("The secrets are shown this once. Keep them now.");
    }

    private static void Print(SuperAppDetails superApp, TextWriter output)
    {
        TextTable.Write(
            output,
            ("App key", superApp.AppKey), ("Service domain", superApp.ServiceDomain), ("Client key", superApp.ClientKey),
            ("TC-Signature", superApp.TimestampCipher == TimestampCipherName.Cbc ? "AES-CBC" : "AES-ECB"), ("Minimum API level", LevelOf(superApp)),
            ("Bare user ids", superApp.DangerouslyTrustBareUids ? "TRUSTED: anybody can log in as anybody" : null));
        output.WriteLine();
        output.WriteLine("What the superapp server checks X-SIGNATURE with:");
        output.WriteLine(superApp.ExchangePublicKey);
    }

    private static string LevelOf(SuperAppDetails superApp) => superApp.MinimumApiLevel == 0 ? "any" : $"{superApp.MinimumApiLevel}";
}
