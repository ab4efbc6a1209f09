using System.Text.Json;
using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>Calls, text messages and contacts. The device asks its user before anything leaves it: what it is given is the mini program's word.</summary>
public interface IPhoneDevice
{
    /// <summary>Lets the user call a number.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="pageId">The page that asks.</param>
    /// <param name="phoneNumber">The number; not empty.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <returns>False when the user cancelled.</returns>
    Task<bool> CallAsync(IMiniApp app, int pageId, string phoneNumber, CancellationToken cancellationToken);

    /// <summary>Lets the user send a text message.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="pageId">The page that asks.</param>
    /// <param name="phoneNumber">Whom to; may be empty.</param>
    /// <param name="content">What stands in it; may be empty.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <returns>False when the user cancelled.</returns>
    Task<bool> SendMessageAsync(IMiniApp app, int pageId, string phoneNumber, string content, CancellationToken cancellationToken);

    /// <summary>Lets the user add a contact.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="pageId">The page that asks.</param>
    /// <param name="contact">The fields as <c>wx.addPhoneContact</c> documents them, with <c>firstName</c>.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <returns>False when the user cancelled.</returns>
    Task<bool> AddContactAsync(IMiniApp app, int pageId, JsonElement contact, CancellationToken cancellationToken);
}
