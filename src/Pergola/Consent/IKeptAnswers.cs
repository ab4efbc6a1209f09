namespace Pergola.Consent;

/// <summary>Answers of a user that are kept in a file, and forgotten together when the mini program is removed.</summary>
internal interface IKeptAnswers
{
    /// <summary>Forgets every answer.</summary>
    void Clear();
}
