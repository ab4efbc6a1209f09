namespace Pergola.Runtime.View;

/// <summary>The running mini programs that a view can attach to.</summary>
public interface IViewSessions
{
    /// <summary>The session of an instance, or null when there is none. The id is 128 random bits or more, and who knows it may see the instance's resources.</summary>
    IViewSession? Find(string instance);
}
