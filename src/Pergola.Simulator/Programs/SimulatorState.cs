using Pergola.Dispatch;
using Pergola.Simulator.Devices;
using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Programs;

/// <summary>What the switches beside the phone say, and how the program fares. Safe to use from any thread.</summary>
internal sealed class SimulatorState(PanelChanges changes)
{
    /// <summary>The program's name and appid.</summary>
    public ProgramName Program
    {
        get;
        set => Change(ref field, value);
    } = new("", "");

    /// <summary>The level that the host asks for.</summary>
    public ApiLevel Level
    {
        get;
        set => Change(ref field, value);
    } = ApiLevel.V2;

    /// <summary>The sign-in name of the superapp's user; null when nobody is signed in.</summary>
    public string? SignInName
    {
        get;
        set => Change(ref field, value);
    }

    /// <summary>Where the device is.</summary>
    public SimulatedPlace Place
    {
        get;
        set => Change(ref field, value);
    } = SimulatedLocation.Places[0];

    /// <summary>Whether the user's finger and face are on record.</summary>
    public bool IsEnrolled
    {
        get;
        set => Change(ref field, value);
    } = true;

    /// <summary>Why the program cannot run; null when it can.</summary>
    public ProgramFault? Fault
    {
        get;
        set => Change(ref field, value);
    }

    private void Change<T>(ref T field, T value)
    {
        if (EqualityComparer<T>.Default.Equals(field, value))
            return;
        field = value;
        changes.Tell(Panel.Status);
    }
}

/// <summary>What a program is called.</summary>
internal sealed record ProgramName(string AppId, string Name);
