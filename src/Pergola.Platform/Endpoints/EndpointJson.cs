using System.Text.Json.Serialization;

namespace Pergola.Platform.Endpoints;

/// <summary>The JSON contracts of the endpoints for mini program backends. Null means left out; SAS's empty fields are empty texts.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowDuplicateProperties = false, MaxDepth = 32)]
[JsonSerializable(typeof(JsCode2Session.SasAnswer), TypeInfoPropertyName = "JsCode2SessionSasAnswer")]
[JsonSerializable(typeof(JsCode2Session.WeChatAnswer), TypeInfoPropertyName = "JsCode2SessionWeChatAnswer")]
[JsonSerializable(typeof(GetAccessToken.SasAnswer), TypeInfoPropertyName = "GetAccessTokenSasAnswer")]
[JsonSerializable(typeof(GetAccessToken.WeChatAnswer), TypeInfoPropertyName = "GetAccessTokenWeChatAnswer")]
[JsonSerializable(typeof(CheckSessionKey.Answer), TypeInfoPropertyName = "CheckSessionKeyAnswer")]
[JsonSerializable(typeof(ContactExchange.Request), TypeInfoPropertyName = "ContactExchangeRequest")]
[JsonSerializable(typeof(GetUserPhoneNumber.Answer), TypeInfoPropertyName = "GetUserPhoneNumberAnswer")]
[JsonSerializable(typeof(GetUserEmail.Answer), TypeInfoPropertyName = "GetUserEmailAnswer")]
[JsonSerializable(typeof(VerifySoterSignature.Request), TypeInfoPropertyName = "VerifySoterSignatureRequest")]
[JsonSerializable(typeof(VerifySoterSignature.Answer), TypeInfoPropertyName = "VerifySoterSignatureAnswer")]
[JsonSerializable(typeof(GetStableAccessToken.Request), TypeInfoPropertyName = "GetStableAccessTokenRequest")]
[JsonSerializable(typeof(ResetUserSessionKey.Answer), TypeInfoPropertyName = "ResetUserSessionKeyAnswer")]
[JsonSerializable(typeof(GetMessageTemplates.Answer), TypeInfoPropertyName = "GetMessageTemplatesAnswer")]
[JsonSerializable(typeof(SendSubscribeMessage.Request), TypeInfoPropertyName = "SendSubscribeMessageRequest")]
[JsonSerializable(typeof(SendSubscribeMessage.Answer), TypeInfoPropertyName = "SendSubscribeMessageAnswer")]
internal sealed partial class EndpointJson : JsonSerializerContext;
