namespace Pergola.Samples.SuperApp;

/// <summary>What this superapp tells about its users. Gender and place it does not know.</summary>
internal static class SampleUserInfo
{
    public static UserInfo Of(UserProfile profile) => new() { NickName = profile.NickName, AvatarUrl = profile.AvatarUrl, Gender = 0, Country = "", Province = "", City = "", Language = "en" };
}
