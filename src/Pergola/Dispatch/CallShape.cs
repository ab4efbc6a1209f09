namespace Pergola.Dispatch;

/// <summary>How JavaScript calls a <see cref="WxApi"/>.</summary>
public enum CallShape
{
    /// <summary><c>wx.name({success, fail, complete})</c>; a promise when none of the three is given.</summary>
    Callback,

    /// <summary>As <see cref="Callback"/>, and never a promise.</summary>
    CallbackOnly,

    /// <summary><c>wx.nameSync(...)</c>: the result is returned, a failure is thrown.</summary>
    Sync,

    /// <summary>As <see cref="CallbackOnly"/>, and a task object with <c>abort()</c> is returned.</summary>
    Task,
}

/// <summary>Whether an API spends a live tap of the user.</summary>
public enum Gesture
{
    /// <summary>No tap is needed.</summary>
    None,

    /// <summary>A tap not older than five seconds, on the same page of the same mini program, is spent by the call.</summary>
    Needed,

    /// <summary>As <see cref="Needed"/>, with the user's focus on an input in place of the tap.</summary>
    FocusNeeded,
}
