using System.Text.Json;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.View.Controls;

/// <summary>
/// <c>camera</c>: when one appears the user is asked for <c>scope.camera</c>, once, by the dispatcher like for any call. What it shows goes to the view alone.
/// It stops when the scope is taken back, and starts again when the user grants it in the settings. On the loop.
/// </summary>
internal sealed class CameraControl(IMiniApp app, ViewHub hub, OpenApiDispatcher dispatcher, Func<LogicInstance> logic, CancellationToken stopping)
{
    private const string Scope = "scope.camera";
    private readonly List<Camera> _cameras = [];
    private bool _watches;

    /// <summary>A page has changed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="operations">What changed it: only a batch that names a camera can bring one.</param>
    public void Look(ViewPage page, ReadOnlySpan<byte> operations)
    {
        foreach (var camera in _cameras.Where(camera => camera.Node.Page == page).ToArray()) Follow(camera);
        if (operations.IndexOf("\"camera\""u8) >= 0)
        {
            foreach (var node in page.Root?.Descendants().Where(node => node.Tag == "camera" && !_cameras.Exists(camera => camera.Node == node)).ToArray() ?? []) Open(Add(node));
        }

        foreach (var camera in _cameras.Where(camera => camera.Node.Page == page && camera.IsRunning && camera.Front != LooksFront(camera.Node)).ToArray()) Open(camera);
    }

    /// <summary>A page is gone.</summary>
    public void Drop(int page)
    {
        foreach (var camera in _cameras.Where(camera => camera.Node.Page.Id == page).ToArray()) Forget(camera);
    }

    /// <summary>A view comes that knows nothing yet.</summary>
    public void Replay(ViewPage page, Action<byte[]> send)
    {
        foreach (var camera in _cameras.Where(camera => camera.Node.Page == page && camera.IsRunning)) send(ViewMessages.Data(camera.Node, camera.Picture!));
    }

    // A node that was taken out of the tree may come back, until it is deleted.
    private void Follow(Camera camera)
    {
        var isShown = IsShown(camera.Node);
        if (camera.Node.Page.Find(camera.Node.Id) != camera.Node)
        {
            Forget(camera);
        }
        else if (isShown && camera.IsAway)
        {
            camera.IsAway = false;
            Open(camera);
        }
        else if (!isShown && !camera.IsAway)
        {
            (camera.IsAway, camera.IsDenied, camera.IsOpening) = (true, false, false);
            camera.Opening++;
            Stop(camera);
        }
    }

    private static bool IsShown(ViewNode node) => node.Closest(static above => above.Parent is null) == node.Page.Root;

    private static bool LooksFront(ViewNode node) => node.Attribute("device-position") == "front";

    private Camera Add(ViewNode node)
    {
        var camera = new Camera(node);
        _cameras.Add(camera);
        WatchConsent();
        return camera;
    }

    // Only from the first camera on: the program may not run yet when another window of the same user changes an answer.
    private void WatchConsent()
    {
        if (_watches) return;
        _watches = true;
        void LookAgain() => logic().Post(_ => OnConsent());
        app.Consents.Changed += LookAgain;
        stopping.Register(() => app.Consents.Changed -= LookAgain);
    }

    private void Forget(Camera camera)
    {
        _cameras.Remove(camera);
        if (camera.IsRunning) OpenCameras.Remove(app, camera.Node.Page.Id);
    }

    private void Open(Camera camera)
    {
        camera.IsOpening = true;
        camera.Opening++;
        camera.Front = LooksFront(camera.Node);
        var parameters = camera.Front ? """{"type":"open","devicePosition":"front"}""" : """{"type":"open"}""";
        _ = OpenAsync(camera, camera.Opening, dispatcher.CallAsync(new(app, "operateCamera", parameters, camera.Node.Page.Id), stopping));
    }

    private async Task OpenAsync(Camera camera, int opening, ValueTask<string> answer)
    {
        var text = await answer.ConfigureAwait(false);
        logic().Post(context =>
        {
            // Gone, or turned round meanwhile: a later answer counts.
            if (!_cameras.Contains(camera) || camera.Opening != opening) return;
            camera.IsOpening = false;
            var json = JsonElement.Parse(text.AsSpan(1));
            if (text[0] == '+') Opened(context, camera, json.GetProperty("tempImagePath").GetString()!);
            else Failed(context, camera, json);
        });
    }

    private void Opened(IScriptContext context, Camera camera, string picture)
    {
        var first = !camera.IsRunning;
        camera.Picture = picture;
        camera.IsDenied = false;
        OpenCameras.Set(app, camera.Node.Page.Id, camera.Front);
        hub.Send(ViewMessages.Data(camera.Node, picture));
        if (first) Emit(context, camera, "initdone", """{"detail":{"maxZoom":1},"bubbles":false}""");
        if (camera.Front != LooksFront(camera.Node)) Open(camera);
    }

    private void Failed(IScriptContext context, Camera camera, JsonElement failure)
    {
        Stop(camera);
        camera.IsDenied = app.Consents.Find(Scope) != true;
        Emit(context, camera, "error", $$"""{"detail":{{failure.GetRawText()}},"bubbles":false}""");
    }

    private void OnConsent()
    {
        var isAllowed = app.Consents.Find(Scope) == true;
        foreach (var camera in _cameras.Where(static camera => !camera.IsOpening).ToArray())
        {
            if (isAllowed && camera.IsDenied) Open(camera);
            else if (!isAllowed && camera.IsRunning) TakenBack(camera);
        }
    }

    private void TakenBack(Camera camera)
    {
        Stop(camera);
        camera.IsDenied = true;
        logic().Post(context => Emit(context, camera, "stop", """{"detail":{},"bubbles":false}"""));
    }

    private void Stop(Camera camera)
    {
        if (!camera.IsRunning) return;
        camera.Picture = null;
        OpenCameras.Remove(app, camera.Node.Page.Id);
        hub.Send(ViewMessages.Data(camera.Node, ""));
    }

    private void Emit(IScriptContext context, Camera camera, string type, string json) => logic().Call(
        context, "__event", ScriptValue.From(camera.Node.Page.Id), ScriptValue.From(camera.Node.Id), ScriptValue.From(type), ScriptValue.From(json));

    /// <summary>One camera of a page.</summary>
    private sealed class Camera(ViewNode node)
    {
        public ViewNode Node => node;

        public bool Front { get; set; }

        /// <summary>The number of the last call that opened it: the answers of others do not count.</summary>
        public int Opening { get; set; }

        /// <summary>Whether that call is under way.</summary>
        public bool IsOpening { get; set; }

        /// <summary>What the view shows; null while it does not run.</summary>
        public string? Picture { get; set; }

        /// <summary>Whether it is out of the tree now.</summary>
        public bool IsAway { get; set; }

        /// <summary>Whether it does not run because the user has not allowed it.</summary>
        public bool IsDenied { get; set; }

        public bool IsRunning => Picture is not null;
    }
}
