using System.CommandLine;
using Pergola.Platform.Operators;

namespace Pergola.Simulator.Commands.Administration;

/// <summary>What long lists are narrowed and turned over with.</summary>
internal static class PageOptions
{
    public static readonly Option<string?> SuperApp = new("--superapp") { Description = "Only those of this superapp.", HelpName = "APPKEY" };

    public static readonly Option<string?> AppId = new("--appid") { Description = "Only those of this mini program.", HelpName = "APPID" };

    public static readonly Option<string?> Uid = new("--uid") { Description = "Only those of this user.", HelpName = "UID" };

    public static readonly Option<string?> Cursor = new("--cursor") { Description = "The page that follows, as the one before said.", HelpName = "CURSOR" };

    public static readonly Option<int> Limit = new("--limit") { Description = "How many at most, 1 to 500.", HelpName = "NUMBER", DefaultValueFactory = _ => PageRequest.DefaultLimit };

    public static PageRequest Page(ParseResult parsed) => new(parsed.GetValue(Cursor), parsed.GetValue(Limit));
}
