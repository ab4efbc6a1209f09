using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pergola.Samples.SuperAppServer.Pictures;

/// <summary><c>GET /avatars/NAME/SIDE</c>: public, as avatars are; an old name is 404.</summary>
internal static class AvatarEndpoint
{
    public static Results<FileContentHttpResult, NotFound> Handle(string name, int side, HttpResponse response, Avatars avatars)
    {
        // An avatar that was taken back must not live on in a cache.
        response.Headers.CacheControl = "no-cache";
        return avatars.Find(name, side) is { } picture ? TypedResults.File(picture, "image/png") : TypedResults.NotFound();
    }
}
