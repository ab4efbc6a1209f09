using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Races;

/// <summary>
/// How a test and its racers speak: open a store; then for every order: the order, ready, go, the tries. Only who has answered "ready" is told to go, so all
/// processes start at once.
/// </summary>
internal static class RaceWire
{
    public const byte Open = 1;
    public const byte Race = 2;
    public const byte Ready = 3;
    public const byte Go = 4;

    public static void Write(BinaryWriter writer, StoreAddress address)
    {
        writer.Write(Open);
        writer.Write(address.Engine);
        writer.Write(address.Location);
    }

    public static StoreAddress ReadAddress(BinaryReader reader) => new(reader.ReadString(), reader.ReadString());

    public static void Write(BinaryWriter writer, RaceOrder order)
    {
        writer.Write(Race);
        writer.Write((int)order.Kind);
        writer.Write((int)order.Fault);
        writer.Write(order.Width);
        writer.Write(order.First);
        writer.Write(order.Count);
    }

    public static RaceOrder ReadOrder(BinaryReader reader) =>
        new((RaceKind)reader.ReadInt32(), (StoreFault)reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());

    public static void Write(BinaryWriter writer, IReadOnlyList<RaceTry> tries)
    {
        writer.Write(tries.Count);
        foreach (var one in tries)
        {
            writer.Write(one.Code);
            writer.Write(one.Process);
            writer.Write(one.Redeemer);
            writer.Write(one.Won);
            writer.Write(one.Start);
            writer.Write(one.End);
            writer.Write(one.Fault);
        }
    }

    public static RaceTry[] ReadTries(BinaryReader reader)
    {
        var tries = new RaceTry[reader.ReadInt32()];
        for (var i = 0; i < tries.Length; i++)
            tries[i] = new RaceTry(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadString());
        return tries;
    }

    public static void Expect(BinaryReader reader, byte word)
    {
        var said = reader.ReadByte();
        if (said != word)
            throw new InvalidDataException($"Expected word {word}, got {said}.");
    }
}
