using System.Text.Json;

namespace Pergola.MiniApps;

/// <summary>The worker of a mini program (<c>wx.createWorker</c>): a second script context without <c>wx</c>, of which one may run at a time.</summary>
public interface IMiniAppWorker
{
    /// <summary>Starts the worker.</summary>
    /// <param name="script">Its first module, below the folder that app.json names as <c>workers</c>.</param>
    /// <returns>Its number; messages of another number are not its own.</returns>
    /// <exception cref="Dispatch.OpenApiException">One runs already, or there is no such module.</exception>
    int Start(string script);

    /// <summary>Sends it a message; one for a worker that is gone is dropped.</summary>
    /// <param name="worker">Its number.</param>
    /// <param name="message">Anything that JSON can hold.</param>
    /// <exception cref="Dispatch.OpenApiException">Too many messages wait for it.</exception>
    void Post(int worker, JsonElement message);

    /// <summary>Ends it. Nothing that it has sent arrives after.</summary>
    /// <param name="worker">Its number.</param>
    void Terminate(int worker);
}
