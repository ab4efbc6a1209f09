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
internal sealed class CameraControl
{
    private const string Scope = "scope.camera";
    private readonly List<Camera> _cameras = [];
    private readonly IMiniApp _app;
    private readonly ViewHub _hub;
    private readonly OpenApiDispatcher _dispatcher;
    private readonly Func<LogicInstance> _logic;
    private readonly CancellationToken _stopping;

    public CameraControl(IMiniApp app, ViewHub hub, OpenApiDispatcher dispatcher, Func<LogicInstance> logic, CancellationToken stopping)
    {
        (_app, _hub, _dispatcher, _logic, _stopping) = (app, hub, dispatcher, logic, stopping);
        void LookAgain() => logic().Post(_ => OnConsent());
        app.Consents.Changed += LookAgain;
        stopping.Register(() => app.Consents.Changed -= LookAgain);
    }

    /// <summary>A page has changed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="operations">What changed it: only a batch that names a camera can bring one.</param>
    public void Look(ViewPage page, ReadOnlySpan<byte> operations)
    {
        foreach (var camera in _cameras.Where(camera => camera.Node.Page == page && !IsShown(camera.Node)).ToArray()) Forget(camera);
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

    private static bool IsShown(ViewNode node) => node.Closest(static above => above.Parent is null) == node.Page.Root && node.Page.Find(node.Id) == node;

    private static bool LooksFront(ViewNode node) => node.Attribute("device-position") == "front";

    private Camera Add(ViewNode node)
    {
        var camera = new Camera(node);
        _cameras.Add(camera);
        return camera;
    }

    private void Forget(Camera camera)
    {
        _cameras.Remove(camera);
        if (camera.IsRunning) OpenCameras.Remove(_app, camera.Node.Page.Id);
    }

    private void Open(Camera camera)
    {
        camera.IsOpening = true;
        camera.Opening++;
        camera.Front = LooksFront(camera.Node);
        var parameters = camera.Front ? """{"type":"open","devicePosition":"front"}""" : """{"type":"open"}""";
        _ = OpenAsync(camera, camera.Opening, _dispatcher.CallAsync(new(_app, "operateCamera", parameters, camera.Node.Page.Id), _stopping));
    }

    private async Task OpenAsync(Camera camera, int opening, ValueTask<string> answer)
    {
        var text = await answer.ConfigureAwait(false);
        _logic().Post(context =>
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
        OpenCameras.Set(_app, camera.Node.Page.Id, camera.Front);
        _hub.Send(ViewMessages.Data(camera.Node, picture));
        if (first) Emit(context, camera, "initdone", """{"detail":{"maxZoom":1},"bubbles":false}""");
        if (camera.Front != LooksFront(camera.Node)) Open(camera);
    }

    private void Failed(IScriptContext context, Camera camera, JsonElement failure)
    {
        Stop(camera);
        camera.IsDenied = _app.Consents.Find(Scope) != true;
        Emit(context, camera, "error", $$"""{"detail":{{failure.GetRawText()}},"bubbles":false}""");
    }

    private void OnConsent()
    {
        var isAllowed = _app.Consents.Find(Scope) == true;
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
        _logic().Post(context => Emit(context, camera, "stop", """{"detail":{},"bubbles":false}"""));
    }

    private void Stop(Camera camera)
    {
        if (!camera.IsRunning) return;
        camera.Picture = null;
        OpenCameras.Remove(_app, camera.Node.Page.Id);
        _hub.Send(ViewMessages.Data(camera.Node, ""));
    }

    private void Emit(IScriptContext context, Camera camera, string type, string json) => _logic().Call(
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

        /// <summary>Whether it does not run because the user has not allowed it.</summary>
        public bool IsDenied { get; set; }

        public bool IsRunning => Picture is not null;
    }
}
