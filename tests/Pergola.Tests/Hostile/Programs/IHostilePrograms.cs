namespace Pergola.Tests.Hostile.Programs;

/// <summary>A family of hostile programs. Each of them runs over every engine.</summary>
public interface IHostilePrograms
{
    static abstract IReadOnlyList<HostileProgram> All { get; }
}
