using CsCheck;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Tests.Gs1;

/// <summary>Generates valid element lists with a GTIN.</summary>
internal static class Gs1Gen
{
    private const string Set82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static readonly Gen<string> Text = Gen.Char[Set82].Array[1, 20].Select(static c => new string(c));

    private static readonly Gen<string> Dates = Gen.Select(
        Gen.Int[0, 99], Gen.Int[1, 12], Gen.Int[0, 28], static (y, m, d) => $"{y:00}{m:00}{d:00}");

    private static readonly Gen<Gs1Element> Gtins = Gen.Char['0', '9'].Array[13].Select(static c =>
        new Gs1Element("01", new string(c) + CheckDigit.Compute(c), "GTIN"));

    private static readonly Gen<Gs1Element> Attributes = Gen.OneOf(
        Text.Select(static t => new Gs1Element("10", t, "BATCH/LOT")),
        Text.Select(static t => new Gs1Element("21", t, "SERIAL")),
        Text.Select(static t => new Gs1Element("240", t, "ADDITIONAL ID")),
        Dates.Select(static d => new Gs1Element("17", d, "USE BY or EXPIRY")),
        Dates.Select(static d => new Gs1Element("15", d, "BEST BEFORE or BEST BY")),
        Gen.Int[0, 999999].Select(static n => new Gs1Element("3103", $"{n:000000}", "NET WEIGHT (kg)")),
        Gen.Int[0, 99999999].Select(static n => new Gs1Element("30", $"{n}", "VAR. COUNT")));

    public static Gen<IReadOnlyList<Gs1Element>> Elements { get; } = Gen.Select(
        Gtins, Attributes.List[0, 6], static (gtin, others) => (IReadOnlyList<Gs1Element>)[gtin, .. others.DistinctBy(static e => e.Ai)]);
}
