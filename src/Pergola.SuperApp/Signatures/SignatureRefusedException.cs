namespace Pergola.SuperApp.Signatures;

/// <summary>A request that the platform did not sign as it should; the message is for the log and for developers.</summary>
internal sealed class SignatureRefusedException(string reason) : Exception(reason);
