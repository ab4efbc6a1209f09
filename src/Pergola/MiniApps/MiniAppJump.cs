using System.Text.Json;

namespace Pergola.MiniApps;

/// <summary>The way from one mini program into another (<c>wx.navigateToMiniProgram</c>). Path and data are the first program's word.</summary>
/// <param name="Target">The registry's record of the other one, as <see cref="MiniAppProxy.FindMiniAppAsync"/> gave it.</param>
/// <param name="Path">The page to open, with its query; null for its own first page.</param>
/// <param name="ExtraData">What the other one finds in its launch options; null when there is none.</param>
/// <param name="IsEmbedded">Whether it shall be shown over the first one (<c>wx.openEmbeddedMiniProgram</c>).</param>
public sealed record MiniAppJump(MiniAppInfo Target, string? Path, JsonElement? ExtraData, bool IsEmbedded);
