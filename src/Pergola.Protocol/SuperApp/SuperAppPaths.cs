namespace Pergola.Protocol.SuperApp;

/// <summary>Where a superapp server listens for the platform, below its service domain. All of them take POST with a JSON body.</summary>
public static class SuperAppPaths
{
    /// <summary>Does this user exist? (page 67644, 1.1) <see cref="CheckUserRequest"/>, <see cref="CheckUserResponse"/>.</summary>
    public const string CheckUser = "/user/checkUser";

    /// <summary>A masked phone number or e-mail address, and a temporary code for it (1.2). <see cref="TemporaryCodeRequest"/>, <see cref="TemporaryCodeResponse"/>.</summary>
    public const string TemporaryCode = "/user/getUserInfoTemporaryCode";

    /// <summary>The e-mail address (1.3). <see cref="UserContactRequest"/>, <see cref="UserFieldResponse"/>.</summary>
    public const string Email = "/user/getUserEmail";

    /// <summary>The phone number (1.4). <see cref="UserContactRequest"/>, <see cref="UserFieldResponse"/>.</summary>
    public const string PhoneNumber = "/user/getUserPhoneNumber";

    /// <summary>The nickname (1.5). <see cref="UserFieldRequest"/>, <see cref="UserFieldResponse"/>.</summary>
    public const string NickName = "/user/getUserNick";

    /// <summary>URL of the avatar (1.6). <see cref="UserFieldRequest"/>, <see cref="UserFieldResponse"/>.</summary>
    public const string Avatar = "/user/getUserAvatar";

    /// <summary>Delivers a subscription message (page 68264). <see cref="MessageSendRequest"/>, <see cref="MessageSendResponse"/>.</summary>
    public const string SendMessage = "/message/send";

    /// <summary>Exchanges a host's auth code (page 72340) <see cref="AccessTokenRequest"/>, <see cref="AccessTokenResponse"/>.</summary>
    public const string AccessToken = "/access_token/b2b2c";

    /// <summary>Ours, for the superapp's own client: an auth code for <c>getAuthCode</c>. <see cref="AuthCodeRequest"/>, <see cref="AuthCodeResponse"/>.</summary>
    public const string AuthCode = "/host/authCode";

    /// <summary>Ours, for the superapp's own client: a ticket for the platform. <see cref="TicketRequest"/>, <see cref="TicketResponse"/>.</summary>
    public const string Ticket = "/host/ticket";

    /// <summary>Ours, for the superapp's own client: the templates that its user takes. <see cref="SubscribedRequest"/>, <see cref="SuperAppResponse"/>.</summary>
    public const string Subscribed = "/host/subscribed";

    /// <summary>Ours, for the superapp's own client: the messages that its user got. <see cref="MessagesRequest"/>, <see cref="MessagesResponse"/>.</summary>
    public const string Messages = "/host/messages";
}
