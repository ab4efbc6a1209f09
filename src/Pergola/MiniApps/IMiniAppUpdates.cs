namespace Pergola.MiniApps;

/// <summary>The search for a newer version of a running program.</summary>
public interface IMiniAppUpdates
{
    /// <summary>Asks the superapp, once in the instance's life, and gets the newer version ready. The program hears of each step.</summary>
    void Search();

    /// <summary>Starts the newer version in place of this instance.</summary>
    /// <exception cref="Dispatch.OpenApiException">None is ready.</exception>
    void Apply();
}
