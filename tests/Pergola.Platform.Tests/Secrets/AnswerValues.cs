using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pergola.Platform.Tests.Secrets;

/// <summary>Knows which values belong into which answer, and takes these out of it.</summary>
internal static class AnswerValues
{
    private static readonly (string PathEnd, string[] Names)[] Belonging =
    [
        ("/sns/jscode2session", ["session_key"]),
        ("/cgi-bin/token", ["access_token"]),
        ("/cgi-bin/stable_token", ["access_token"]),
        ("/wxa/resetusersessionkey", ["session_key"]),
        ("/sdk/v1/login", ["code"]),
        ("/sdk/v1/contact/preview", ["ticket", "masked"]),
        ("/sdk/v1/contact/code", ["code"]),
        ("/sdk/v1/user/avatar", ["value"]),
        ("/sdk/v1/user/nickname", ["value"]),
        ("/sdk/v1/user/seal", ["rawData", "signature", "encryptedData", "iv"]),
        ("/wxa/business/getuserphonenumber", ["phoneNumber", "purePhoneNumber"]),
        ("/wxa/business/getuseremail", ["email"]),
        ("/operator/v1/superapps", ["appSecret", "secretKey"]),
        ("/secrets", ["appSecret", "secretKey"]),
        ("/operator/v1/programs", ["appSecret"]),
        ("/secret", ["appSecret"]),
        ("/operator/v1/tokens", ["text"]),
    ];

    public static string TakeOut(string path, byte[] body)
    {
        string[] names = [.. Belonging.Where(answer => path.EndsWith(answer.PathEnd, StringComparison.OrdinalIgnoreCase)).SelectMany(answer => answer.Names)];
        if (names.Length == 0)
            return Encoding.UTF8.GetString(body);
        try
        {
            var answer = JsonNode.Parse(body);
            TakeOut(answer, names);
            return answer?.ToJsonString() ?? "";
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(body);
        }
    }

    private static void TakeOut(JsonNode? node, string[] names)
    {
        if (node is not JsonObject members)
            return;
        foreach (var name in names)
            members.Remove(name);
        foreach (var member in members)
            TakeOut(member.Value, names);
    }
}
