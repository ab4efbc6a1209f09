namespace Pergola.Dispatch;

/// <summary>How strictly <c>wx</c> is played where the documents and WeChat differ.</summary>
public enum WxProfile
{
    /// <summary>As the documents of the superapp service say: fewer parameters are needed, and what the host gives is passed on.</summary>
    Sas,

    /// <summary>As WeChat does: parameters that WeChat requires are required, fields that it no longer returns are blank.</summary>
    WeChat,
}
