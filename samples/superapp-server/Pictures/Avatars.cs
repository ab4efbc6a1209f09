using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Pergola.Samples.SuperAppServer.Pictures;

/// <summary>
/// The users' avatars. The last number of a URL is the side of the square: 46, 64, 96, 132, or 0 for 640. Each change makes a new URL, and the one
/// before is dead.
/// </summary>
internal sealed class Avatars(SampleSuperAppServerOptions options)
{
    private const int DefaultSide = 132;

    private static readonly Dictionary<int, int> Sides = new() { [0] = 640, [46] = 46, [64] = 64, [96] = 96, [DefaultSide] = DefaultSide };

    private readonly ConcurrentDictionary<string, Avatar> _current = new(
        options.Users.Where(static u => u.Hue is not null).Select(static u => KeyValuePair.Create(u.Id, new Avatar(NewName(), u.Hue!.Value))), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(int Hue, int Side), byte[]> _drawn = new();

    /// <summary>The URL of a user's avatar; empty when there is none.</summary>
    public string UrlOf(string userId) =>
        _current.TryGetValue(userId, out var avatar) ? new Uri(options.PublicAddress, $"avatars/{avatar.Name}/{DefaultSide}").AbsoluteUri : "";

    /// <summary>Gives the user another avatar.</summary>
    public string Change(string userId)
    {
        _current.AddOrUpdate(
            userId,
            static _ => new Avatar(NewName(), RandomNumberGenerator.GetInt32(360)),
            static (_, old) => new Avatar(NewName(), (old.Hue + 47) % 360));
        return UrlOf(userId);
    }

    /// <summary>The picture behind a URL; null when there is none of that name or size, or no longer.</summary>
    public byte[]? Find(string name, int side) =>
        Sides.TryGetValue(side, out var pixels) && _current.Values.FirstOrDefault(a => a.Name == name) is { } avatar
            ? _drawn.GetOrAdd((avatar.Hue, pixels), static key => Portrait.Draw(key.Hue, key.Side))
            : null;

    private static string NewName() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    private sealed record Avatar(string Name, int Hue);
}
