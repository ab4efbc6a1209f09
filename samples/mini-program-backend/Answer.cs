using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>The envelope of every answer: <c>{code:200, data:{...}}</c>, or another code with <c>data:{msg, errcode}</c>.</summary>
public sealed record Answer(int Code, AnswerData Data)
{
    /// <summary>It worked.</summary>
    public static Ok<Answer> Success(AnswerData data) => TypedResults.Ok(new Answer(200, data));

    /// <summary>It did not.</summary>
    public static Ok<Answer> Failure(int code, string msg, int errcode) => TypedResults.Ok(new Answer(code, new AnswerData { Msg = msg, Errcode = errcode }));
}

/// <summary>The fields that the demonstration programs read. The session key is none of them.</summary>
public sealed record AnswerData
{
    public string? UserName { get; init; }

    /// <summary>The openid; at v1 the superapp's own user id.</summary>
    public string? Id { get; init; }

    /// <summary>This backend's own token: what the program shows in later calls instead of a code.</summary>
    public string? Token { get; init; }

    public string? Account { get; init; }

    public string? AvatarUrl { get; init; }

    public string? Phone { get; init; }

    /// <summary>What <c>/getUserPhone</c> answers.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>What <c>/getUserEmailDirect</c> answers.</summary>
    public string? EmailAddress { get; init; }

    public string? Email { get; init; }

    /// <summary>Null at v1.</summary>
    public string? Openid { get; init; }

    public string? Unionid { get; init; }

    /// <summary>Who answered for the code: <c>platform</c> or <c>superapp</c>.</summary>
    public string? Source { get; init; }

    public string? Msg { get; init; }

    public int? Errcode { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(WhoAmIRequest))]
[JsonSerializable(typeof(ContactRequest))]
[JsonSerializable(typeof(UpdateRequest))]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(OrderAnswer))]
[JsonSerializable(typeof(PlaceOrder))]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(PlatformMessage))]
[JsonSerializable(typeof(PlatformAnswer))]
[JsonSerializable(typeof(PlatformToken))]
[JsonSerializable(typeof(PlatformContact))]
[JsonSerializable(typeof(ContactCode))]
[JsonSerializable(typeof(SuperAppContact))]
[JsonSerializable(typeof(PlatformSession))]
[JsonSerializable(typeof(SuperAppSession))]
[JsonSerializable(typeof(SuperAppCode))]
internal sealed partial class BackendJson : JsonSerializerContext;
