using System.Text.Json;
using Pergola.Dispatch;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.View;

/// <summary>
/// The sounds of <c>wx.createInnerAudioContext()</c>. The view plays them; where nothing draws the program they are played in silence and told of all the same.
/// On the program's loop.
/// </summary>
internal sealed class InnerAudios(ViewHub hub, Action<string, JsonElement> emit) : IAudioPlayers
{
    /// <summary>How many a program may have at a time.</summary>
    public const int Most = 32;

    private static readonly HashSet<string> Events = ["canplay", "play", "pause", "stop", "ended", "timeupdate", "error", "waiting", "seeking", "seeked"];
    private static readonly int[] ErrorCodes = [10001, 10002, 10003, 10004, -1];

    private readonly SortedDictionary<int, Player> _players = [];

    /// <inheritdoc />
    public void Operate(OperateAudioCommand command)
    {
        if (!_players.TryGetValue(command.Audio, out var player))
        {
            if (_players.Count >= Most)
                throw new OpenApiException($"a mini program may have {Most} sounds: destroy() those that are not needed", OpenApiErrors.SystemErrno);
            _players[command.Audio] = player = new Player();
        }

        player.Take(command);
        if (command.Action == "destroy")
            _players.Remove(command.Audio);
        if (hub.IsAttached)
            hub.Send(ViewMessages.Audio(command));
        else
            PlayInSilence(player, command);
    }

    /// <summary>Takes what the view tells of a sound; what does not fit is dropped.</summary>
    public void Take(ViewInput input)
    {
        var number = input.Field("audio");
        if (number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var audio) || !_players.TryGetValue(audio, out var player) || !Events.Contains(input.Type))
            return;
        player.Heard(input.Type);
        var detail = input.Field("detail");
        Tell(audio, input.Type, Number(detail, "currentTime"), Number(detail, "duration"), Number(detail, "buffered"), ErrorOf(detail));
    }

    /// <summary>A view comes that knows nothing yet.</summary>
    public void Replay(Action<byte[]> send)
    {
        foreach (var player in _players.Values.Where(static player => player.Settings is not null))
        {
            send(ViewMessages.Audio(player.Settings!));
            if (player.IsPlaying)
                send(ViewMessages.Audio(new OperateAudioCommand(player.Settings!.Audio, "play")));
        }
    }

    /// <summary>The program stops: so do its sounds.</summary>
    public void Silence() => hub.Send(ViewMessages.Audio(new OperateAudioCommand(0, "destroy")));

    private void PlayInSilence(Player player, OperateAudioCommand command)
    {
        string[] events = command.Action switch
        {
            "set" when command.Src is { Length: > 0 } => player.IsPlaying ? ["canplay", "play"] : ["canplay"],
            "play" or "pause" or "stop" => [command.Action],
            "seek" => ["seeking", "seeked"],
            _ => [],
        };
        foreach (var type in events)
            Tell(command.Audio, type, command.Action == "seek" ? command.Position : 0, 0, 0, null);
    }

    private void Tell(int audio, string type, double currentTime, double duration, double buffered, int? error) => emit("innerAudio", ControlDetail.Of(writer =>
    {
        writer.WriteNumber("audio", audio);
        writer.WriteString("type", type);
        writer.WriteNumber("currentTime", currentTime);
        writer.WriteNumber("duration", duration);
        writer.WriteNumber("buffered", buffered);
        if (type == "error")
            writer.WriteNumber("errCode", error ?? -1);
    }));

    private static double Number(JsonElement detail, string name) =>
        detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and < 1e9 and var number ? number : 0;

    private static int? ErrorOf(JsonElement detail) =>
        detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty("errCode", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var code) && ErrorCodes.Contains(code) ? code : null;

    /// <summary>One sound, as far as a view that comes later must know it.</summary>
    private sealed class Player
    {
        public OperateAudioCommand? Settings { get; private set; }

        public bool IsPlaying { get; private set; }

        public void Take(OperateAudioCommand command)
        {
            if (command.Action == "set")
            {
                IsPlaying = command.Src == Settings?.Src ? IsPlaying : command.Autoplay;
                Settings = command;
            }
            else if (command.Action is "play" or "pause" or "stop")
            {
                IsPlaying = command.Action == "play";
            }
        }

        public void Heard(string type)
        {
            if (type is "ended" or "error" or "pause" or "stop")
                IsPlaying = false;
            else if (type == "play")
                IsPlaying = true;
        }
    }
}

/// <summary>What an inner audio context is told.</summary>
/// <param name="Audio">The number of the context; 0 with <c>destroy</c>: all of them.</param>
/// <param name="Action"><c>set</c>, <c>play</c>, <c>pause</c>, <c>stop</c>, <c>seek</c>, <c>destroy</c>.</param>
/// <param name="Src">For <c>set</c>: the sound, by a path of the package or a URL.</param>
/// <param name="StartTime">For <c>set</c>: where it starts, in seconds.</param>
/// <param name="Autoplay">For <c>set</c>: whether it plays as soon as it can.</param>
/// <param name="Loop">For <c>set</c>.</param>
/// <param name="Volume">For <c>set</c>: from 0 to 1.</param>
/// <param name="PlaybackRate">For <c>set</c>: from 0.5 to 2.</param>
/// <param name="Position">For <c>seek</c>, in seconds.</param>
public sealed record OperateAudioCommand(
    int Audio, string Action, string? Src = null, double StartTime = 0, bool Autoplay = false, bool Loop = false, double Volume = 1, double PlaybackRate = 1, double Position = 0);

/// <summary>The sounds of a program, as the API behind them sees them.</summary>
internal interface IAudioPlayers
{
    /// <summary>Does what an inner audio context is told.</summary>
    /// <exception cref="OpenApiException">There are too many.</exception>
    void Operate(OperateAudioCommand command);
}
