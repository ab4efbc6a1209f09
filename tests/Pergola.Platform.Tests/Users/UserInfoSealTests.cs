using System.Security.Cryptography;
using System.Text;
using Pergola.Platform.Sessions;
using Pergola.Platform.Users;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Users;

/// <summary>WeChat's public vectors (open data: signature.html and its aes-sample), which are in the tests of every backend SDK.</summary>
public sealed class UserInfoSealTests
{
    private static readonly UserProfile Band = new()
    {
        NickName = "Band",
        Gender = 1,
        Language = "zh_CN",
        City = "Guangzhou",
        Province = "Guangdong",
        Country = "CN",
        AvatarUrl = "http://wx.qlogo.cn/mmopen/vi_32/1vZvI39NWFQ9XM4LtQpFrQJ1xlgZxx3w7bQxKARol6503Iuswjjn6nIGBiaycAjAtpujxyzYsrztuuICqIM5ibXQ/0",
    };

    [Fact]
    public void The_public_signature_vector_holds()
    {
        var rawData = UserInfoSeal.RawData(Band);

        Assert.Equal(
            """{"nickName":"Band","gender":1,"language":"zh_CN","city":"Guangzhou","province":"Guangdong","country":"CN","avatarUrl":"http://wx.qlogo.cn/mmopen/vi_32/1vZvI39NWFQ9XM4LtQpFrQJ1xlgZxx3w7bQxKARol6503Iuswjjn6nIGBiaycAjAtpujxyzYsrztuuICqIM5ibXQ/0"}""",
            rawData);
        Assert.Equal("75e81ceda165f4ffa64f4068af58c64b8f54b88c", UserInfoSeal.Sign(rawData, Key("HyVFkGl5F5OQWJZZaNzBBg==")));
    }

    [Fact]
    public void The_public_ciphertext_is_what_we_make_of_its_user_info()
    {
        const string encryptedData =
            "CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS9uT5geRa0W4oTOb1WT7fJlAC+oNPdbB+3hVbJSRgv+4lGOETKUQz6OYStslQ142d"
            + "NCuabNPGBzlooOmB231qMM85d2/fV6ChevvXvQP8Hkue1poOFtnEtpyxVLW1zAo6/1Xx1COxFvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6WUfTIF9GRHpOn"
            + "/Hz7saL8xz+W//FRAUid1OksQaQx4CMs8LOddcQhULW4ucetDf96JcR3g0gfRK4PC7E/r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6nKEBvB4DnNLIVWSgARns"
            + "/8wR2SiRS7MNACwTyrGvt9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO0IKXsyl7JCUjCpoG20f0a04COwfneQAGGwd5oa+T8yO5hzuy"
            + "Db/XcxxmK01EpqOyuxINew==";
        var userInfo = Band with
        {
            AvatarUrl = "http://wx.qlogo.cn/mmopen/vi_32/aSKcBBPpibyKNicHNTMM0qJVh8Kjgiak2AHWr8MHM4WgMEm7GFhsf8OYrySdbvAMvTsw3mo8ibKicsnfN5pRjl1p8HQ/0",
        };
        var ids = new UserIdentity("oGZUI0egBJY1zhBYw2KhdUfwVJJE", "ocMvos6NjeKLIBqg5Mr9QjxrP1FA");

        var plain = UserInfoSeal.Plain(userInfo, ids, "wx4f4bc4dec97d474b", DateTimeOffset.FromUnixTimeSeconds(1477314187));

        Assert.Equal(encryptedData, UserInfoSeal.Encrypt(plain, Key("tiihtNczf5v6AKRyjwEUhQ=="), Convert.FromBase64String("r7BXXKkLb8qrSNn05n0qiA==")));
    }

    [Fact]
    public void The_public_user_state_vector_holds()
    {
        Assert.Equal(
            "654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b", UserStateSignature.Of(Key("o0q0otL8aEzpcZL/FT9WsQ=="), """{"foo":"bar"}"""));
    }

    [Fact]
    public void Without_ids_neither_openid_nor_unionid_is_inside()
    {
        var plain = UserInfoSeal.Plain(Band with { NickName = "爱丽丝 😀" }, ids: null, "mp1", DateTimeOffset.FromUnixTimeSeconds(7));

        Assert.StartsWith("""{"nickName":"爱丽丝 😀","gender":1,""", plain, StringComparison.Ordinal);
        Assert.EndsWith(""","watermark":{"timestamp":7,"appid":"mp1"}}""", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Id\"", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seal_opens_with_key_and_iv_and_no_two_are_alike()
    {
        var key = SessionKey.New();

        var first = UserInfoSeal.Of(Band, new UserIdentity("o-1", "u-1"), "mp1", key, DateTimeOffset.UnixEpoch);
        var second = UserInfoSeal.Of(Band, new UserIdentity("o-1", "u-1"), "mp1", key, DateTimeOffset.UnixEpoch);

        Assert.NotEqual(first.Iv, second.Iv);
        Assert.NotEqual(first.EncryptedData, second.EncryptedData);
        Assert.Equal(first.Signature, second.Signature);
        using var aes = Aes.Create();
        aes.Key = key.RevealBytes();
        Assert.Equal(
            UserInfoSeal.Plain(Band, new UserIdentity("o-1", "u-1"), "mp1", DateTimeOffset.UnixEpoch),
            Encoding.UTF8.GetString(aes.DecryptCbc(Convert.FromBase64String(first.EncryptedData), Convert.FromBase64String(first.Iv))));
    }

    private static SessionKey Key(string base64) => new(Convert.FromBase64String(base64));
}
