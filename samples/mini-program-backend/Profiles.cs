using System.Collections.Concurrent;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>What a user told this backend. It is the backend's own: the superapp's record of the user stays as it is.</summary>
internal sealed record Profile(string? NickName = null, string? AvatarUrl = null, string? Phone = null, string? Email = null)
{
    /// <inheritdoc />
    public override string ToString() => "a profile";
}

/// <summary>The profiles, in memory, by mini program and user.</summary>
internal sealed class Profiles
{
    private const int Limit = 10_000;

    private readonly ConcurrentDictionary<(string AppId, string UserId), Profile> _profiles = new();

    public Profile Find(string appId, string userId) => _profiles.GetValueOrDefault((appId, userId)) ?? new Profile();

    /// <summary>Changes a profile.</summary>
    /// <returns>False when there is no room for another one.</returns>
    public bool Change(string appId, string userId, Func<Profile, Profile> change)
    {
        if (_profiles.Count >= Limit && !_profiles.ContainsKey((appId, userId)))
            return false;
        _profiles.AddOrUpdate((appId, userId), _ => change(new Profile()), (_, profile) => change(profile));
        return true;
    }
}
