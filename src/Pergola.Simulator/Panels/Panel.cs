namespace Pergola.Simulator.Panels;

/// <summary>The parts of the page that change while it is open.</summary>
internal enum Panel
{
    /// <summary>What runs, at which level, for whom, and what is wrong with it.</summary>
    Status,

    /// <summary>The call log.</summary>
    Calls,

    /// <summary>The program's console and its errors.</summary>
    Console,

    /// <summary>The program's storage.</summary>
    Storage,

    /// <summary>The catalogue of APIs, with the user's answers.</summary>
    Apis,
}
