using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Faults;

public sealed class PostgresFaultTests(OwnPostgres postgres) : FaultContract, IClassFixture<OwnPostgres>
{
    /// <summary>The last one fails the COMMIT.</summary>
    private protected override IReadOnlyList<string> Timings => ["TRIGGER fault BEFORE", "TRIGGER fault AFTER", "CONSTRAINT TRIGGER fault AFTER"];

    internal override Task<StoreAddress> NewStoreAsync() => postgres.NewStoreAsync();

    private protected override string Install(FaultPoint point)
    {
        var deferred = point.Timing.StartsWith("CONSTRAINT", StringComparison.Ordinal) ? "DEFERRABLE INITIALLY DEFERRED" : "";
        return $"""
            CREATE OR REPLACE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'fault'; END $$;
            CREATE {point.Timing} {point.Event} ON {point.Table} {deferred} FOR EACH ROW WHEN (NEW.uid = '{FaultPoint.Victim}') EXECUTE FUNCTION fault()
            """;
    }

    private protected override string Remove(FaultPoint point) => $"DROP TRIGGER fault ON {point.Table}";
}
