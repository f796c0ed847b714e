using CsCheck;

namespace LotFunctions.Standards.Tests.Edifact;

/// <summary>Whatever the bytes are: no exception, and the same parts in whatever pieces they come.</summary>
public sealed class DesadvPropertyTests
{
    private const string Seed = "0000KsNLdSm2";

    private static readonly byte[][] Files = [.. Despatch.Samples().Select(File.ReadAllBytes)];

    private static readonly Gen<byte[]> Sample = Gen.Int[0, Files.Length - 1].Select(static i => Files[i]);

    private static readonly Gen<byte> Marks = Gen.Int[0, 10].Select(static i => "+:'?*\r\n 0UZ"u8[i]);

    private static readonly Gen<byte[]> Cut =
        Sample.SelectMany(static file => Gen.Int[0, file.Length].Select(length => file[..length]));

    // Bytes that mean something are more telling than others.
    private static readonly Gen<byte[]> Mutated =
        Gen.Select(Sample, Gen.Select(Gen.Int[0, int.MaxValue], Gen.OneOf(Gen.Byte, Marks), Gen.Int[0, 2]).Array[1, 12]).Select(
            static (file, edits) =>
            {
                var bytes = file.ToList();
                foreach (var (place, value, kind) in edits)
                {
                    var at = place % bytes.Count;
                    if (kind == 0) bytes[at] = value;
                    else if (kind == 1) bytes.Insert(at, value);
                    else if (bytes.Count > 1) bytes.RemoveAt(at);
                }

                return bytes.ToArray();
            });

    [Fact]
    public void Read_AnyCut_ThrowsNothingAndSaysSo() => Cut.Sample(
        static bytes => bytes.Length == 0 || Despatch.Read(bytes).Count > 0, seed: Seed, iter: 2000);

    [Fact]
    public void Read_AnyMutation_ThrowsNothing() => Mutated.Sample(static bytes => Despatch.Read(bytes).Count > 0, seed: Seed, iter: 4000);

    [Fact]
    public void Read_InPiecesOfAnySize_GivesTheSameParts() => Gen.Select(Gen.OneOf(Cut, Mutated), Gen.Int[1, 200]).Sample(
        static (bytes, piece) => Despatch.Json(Despatch.ReadInPieces(bytes, piece)) == Despatch.Json(Despatch.Read(bytes)), seed: Seed, iter: 600);
}
