using System.Text.Json.Serialization;
using Pergola.Protocol.Sdk;
using Pergola.Protocol.SuperApp;

namespace Pergola.Protocol;

/// <summary>The JSON contracts of every message: absent optional fields are left out, unknown ones ignored; a field that is given twice, or null where it may not be, is an error.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowDuplicateProperties = false, RespectNullableAnnotations = true, MaxDepth = 32)]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(LoginResponse))]
[JsonSerializable(typeof(SessionCheckRequest))]
[JsonSerializable(typeof(LogoutRequest))]
[JsonSerializable(typeof(PlatformResponse))]
[JsonSerializable(typeof(ContactPreviewRequest))]
[JsonSerializable(typeof(ContactPreviewResponse))]
[JsonSerializable(typeof(ContactCodeRequest))]
[JsonSerializable(typeof(ContactCodeResponse))]
[JsonSerializable(typeof(UserValueRequest))]
[JsonSerializable(typeof(UserValueResponse))]
[JsonSerializable(typeof(SealUserInfoRequest))]
[JsonSerializable(typeof(SealUserInfoResponse))]
[JsonSerializable(typeof(SoterKeyRequest))]
[JsonSerializable(typeof(TicketClaims))]
[JsonSerializable(typeof(CheckUserRequest))]
[JsonSerializable(typeof(CheckUserResponse))]
[JsonSerializable(typeof(SuperAppResponse))]
[JsonSerializable(typeof(TemporaryCodeRequest))]
[JsonSerializable(typeof(TemporaryCodeResponse))]
[JsonSerializable(typeof(UserContactRequest))]
[JsonSerializable(typeof(UserFieldRequest))]
[JsonSerializable(typeof(UserFieldResponse))]
[JsonSerializable(typeof(AccessTokenRequest))]
[JsonSerializable(typeof(AccessTokenResponse))]
[JsonSerializable(typeof(AuthCodeRequest))]
[JsonSerializable(typeof(AuthCodeResponse))]
[JsonSerializable(typeof(TicketRequest))]
[JsonSerializable(typeof(TicketResponse))]
[JsonSerializable(typeof(MessageSendRequest))]
[JsonSerializable(typeof(MessageSendResponse))]
[JsonSerializable(typeof(SubscribedRequest))]
[JsonSerializable(typeof(MessagesRequest))]
[JsonSerializable(typeof(MessagesResponse))]
public sealed partial class ProtocolJson : JsonSerializerContext;
