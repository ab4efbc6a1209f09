using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Pergola.MiniApps.Files;
using Pergola.Runtime.View;

namespace Pergola.Runtime.WxApis;

/// <summary>The form of an upload: the fields first, the file last, which is read from the disk while it is sent.</summary>
/// <param name="parameters">The call's.</param>
/// <param name="file">The file.</param>
/// <param name="report">Tells the task of the progress.</param>
internal sealed class UploadForm(UploadFileParams parameters, FileNode file, Action<string, JsonElement> report)
{
    /// <summary>Makes the body; for a redirect that keeps it, once more.</summary>
    public HttpContent Make()
    {
        var form = new MultipartFormDataContent("----PergolaForm" + Guid.NewGuid().ToString("N"));
        // Some servers take no quotes around the boundary, and no other needs them.
        form.Headers.ContentType!.Parameters.First(static parameter => parameter.Name == "boundary").Value = form.Headers.ContentType.Parameters.First(static parameter => parameter.Name == "boundary").Value!.Trim('"');
        foreach (var (name, value) in parameters.FormData ?? new Dictionary<string, JsonElement>()) form.Add(Part(new ByteArrayContent(Encoding.UTF8.GetBytes(RequestBody.Text(value))), $"form-data; name=\"{Quoted(name)}\""));
        var progress = new TransferProgress(report, "totalBytesSent", "totalBytesExpectedToSend", file.Size);
        var content = Part(new FileBody(file, progress.Reach), $"form-data; name=\"{Quoted(parameters.Name)}\"; filename=\"{Quoted(parameters.FileName ?? Path.GetFileName(parameters.FilePath))}\"");
        content.Headers.ContentType = new MediaTypeHeaderValue(ViewResourceTypes.OfPath(parameters.FilePath) ?? "application/octet-stream");
        form.Add(content);
        return form;
    }

    private static HttpContent Part(HttpContent content, string disposition)
    {
        // As browsers write it: UTF-8, and nothing that could end the line or the quotes.
        content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return content;
    }

    private static string Quoted(string name) => name.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private sealed class FileBody(FileNode file, Action<long> sent) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await using var content = file.Open();
            var buffer = new byte[1 << 16];
            var total = 0L;
            // The length was promised: a file that grows meanwhile is sent as long as it was.
            for (int read; total < file.Size && (read = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, file.Size - total)), cancellationToken)) > 0;)
            {
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                sent(total += read);
            }
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override bool TryComputeLength(out long length)
        {
            length = file.Size;
            return true;
        }
    }
}
