using System.Buffers;
using System.Text;
using CsCheck;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.Edi;

public sealed class SegmentScannerTests
{
    private static readonly string[] Ids = ["LIN", "SN1", "N1", "REF", "MAN"];

    private static readonly EdiDelimiters[] Sets =
    [
        new((byte)'*', (byte)'>', null, (byte)'~'),
        new((byte)'|', (byte)':', null, (byte)'\n'),
        new((byte)'+', (byte)'<', null, (byte)'\''),
        new(0x1D, 0x1F, null, 0x1E),
    ];

    private static readonly Gen<EdiDelimiters> Delimiters = Gen.Int[0, 3].Select(static i => Sets[i]);

    private static readonly Gen<string> Text = Gen.Char[" !#$%&()-./0123456789ABCXYZabcxyz;=?@_éß€"].Array[0, 12]
        .Select(static c => new string(c).Trim());

    private static readonly Gen<(string Id, string[] Elements)[]> Segments = Gen.Select(
        Gen.Int[0, 4].Select(static i => Ids[i]), Text.Array[0, 6]).Array[0, 20];

    [Theory]
    [InlineData("~\r\n")]
    [InlineData("~\n    ")]
    [InlineData("~")]
    [InlineData("~ \t")]
    public void TryRead_LineEndsAndIndentation_AreNoData(string end)
    {
        var text = "\r\n  GS*SH*A" + end + "N1*ST*Name  " + end;
        var segments = ReadAll(Encoding.ASCII.GetBytes(text), EdiDelimiters.X12);
        Assert.Equal(["GS", "N1"], segments.Select(static s => s.Id));
        Assert.Equal("Name", segments[1].Elements[1]);
        Assert.Equal(text.IndexOf("N1", StringComparison.Ordinal), segments[1].Offset);
        Assert.Equal(2, segments[1].Ordinal);
        Assert.All(segments, static s => Assert.True(s.Terminated));
    }

    [Fact]
    public void TryRead_LatinBytes_BecomeCharacters()
    {
        var segments = ReadAll([.. Encoding.Latin1.GetBytes("N1*ST*Köln~"), .. Encoding.UTF8.GetBytes("N1*ST*Łódź~")], EdiDelimiters.X12);
        Assert.Equal(("Köln", "Łódź"), (segments[0].Elements[1], segments[1].Elements[1]));
    }

    [Fact]
    public void TryRead_LastSegmentCut_IsNotTerminated()
    {
        var last = ReadAll("BSN*00~GS*SH*A"u8.ToArray(), EdiDelimiters.X12)[^1];
        Assert.False(last.Terminated);
        Assert.Equal(("GS", "A", 2), (last.Id, last.Elements[1], last.Elements.Length));
    }

    [Theory]
    [InlineData("LIN*1~~SN1*2~", 1, "LIN,SN1")]
    [InlineData("~LIN*1~\r\n~", 2, "LIN")]
    public void TryRead_NothingBetweenTerminators_IsCounted(string text, int empty, string ids)
    {
        var scanner = new SegmentScanner(EdiDelimiters.X12, new EdiText(), 0, 0);
        Assert.Equal(ids.Split(','), Drain(scanner, Encoding.ASCII.GetBytes(text)).Select(static s => s.Id));
        Assert.Equal(empty, scanner.Empty);
    }

    [Fact]
    public void TryRead_WhatWasWritten_IsTheSame() => Gen.Select(Delimiters, Segments).Sample(static (delimiters, segments) =>
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new X12Writer(buffer, delimiters);
        foreach (var (id, elements) in segments) writer.Write(id, elements);
        var read = ReadAll(buffer.WrittenSpan.ToArray(), delimiters);
        Assert.Equal(segments.Length, read.Count);
        foreach (var (segment, (id, elements)) in read.Zip(segments))
        {
            Assert.Equal(id, segment.Id);
            Assert.Equal(elements, elements.Select((_, i) => i < segment.Elements.Length ? segment.Elements[i] : string.Empty));
        }
    });

    // The released delimiters of EDIFACT are the slow way through a block; a reader that looks at one byte after the other knows the truth.
    [Fact]
    public void TryRead_AnyBytes_AreCutLikeOneByOne() =>
        Gen.Select(Gen.Char["AB+:'? \r\n"].Array[0, 200], Gen.Bool).Sample(static (characters, releases) =>
        {
            var bytes = Encoding.ASCII.GetBytes(characters);
            var delimiters = EdiDelimiters.Edifact with { Release = releases ? (byte)'?' : null };
            var expected = new List<string>();
            var current = new StringBuilder();
            for (var i = 0; i < bytes.Length; i++)
            {
                if (releases && bytes[i] == '?' && i + 1 < bytes.Length) current.Append((char)bytes[i++]);
                else if (bytes[i] == '\'')
                {
                    expected.Add(current.ToString());
                    current.Clear();
                    continue;
                }

                current.Append((char)bytes[i]);
            }

            expected.Add(current.ToString().TrimEnd());
            Assert.Equal(
                expected.Select(static s => s.TrimStart().TrimEnd('\r')).Where(static s => s.Length > 0),
                ReadAll(bytes, delimiters).Select(static s => s.Raw));
        });

    // In pieces of any size, over the borders of the blocks that are looked through at once, and with a separator that ends lines elsewhere.
    [Fact]
    public void TryRead_PiecesOfAnySize_HaveTheirElementsAndComponents() =>
        Gen.Select(Gen.Char["AB*>~~*"].Array[0, 600], Gen.Int[1, 200], Gen.Bool).Sample(static (characters, size, odd) =>
        {
            var separator = odd ? '\r' : '*';
            var delimiters = EdiDelimiters.X12 with { Element = (byte)separator };
            var text = new string(characters).Replace('*', separator) + "~";
            var expected = text.Split('~')[..^1].Select(s => odd ? s.TrimEnd('\r') : s).Where(static s => s.Length > 0)
                .Select(s => string.Join(' ', s.Split(separator).Skip(1).SelectMany(static e => e.Split('>').Append("|"))));
            Assert.Equal(expected, Components(Encoding.ASCII.GetBytes(text), size, new SegmentScanner(delimiters, new EdiText(), 0, 0)));
        });

    private static List<string> Components(byte[] bytes, int size, SegmentScanner scanner)
    {
        var found = new List<string>();
        var (from, to) = (0, 0);
        while (from < bytes.Length)
        {
            to = Math.Min(bytes.Length, to + size);
            scanner.Begin();
            while (scanner.TryRead(bytes.AsSpan(from..to), to == bytes.Length, out var segment))
            {
                var parts = new List<string>();
                for (var element = 1; element <= segment.Count; element++)
                {
                    var at = element;
                    var raw = Encoding.ASCII.GetString(segment[element]);
                    var count = raw.Count(static c => c == '>') + 1;
                    for (var component = 1; component <= count; component++) parts.Add(segment.Text(at, component));
                    Assert.True(segment.Component(element, count + 1).IsEmpty);
                    parts.Add("|");
                }

                found.Add(string.Join(' ', parts));
            }

            from += scanner.Consumed;
            if (to == bytes.Length) break;
        }

        return found;
    }

    private static List<Read> ReadAll(byte[] bytes, EdiDelimiters delimiters) => Drain(new SegmentScanner(delimiters, new EdiText(), 0, 0), bytes);

    private static List<Read> Drain(SegmentScanner scanner, ReadOnlySpan<byte> bytes)
    {
        var found = new List<Read>();
        while (scanner.TryRead(bytes, true, out var segment))
        {
            var elements = new string[segment.Count];
            for (var i = 0; i < elements.Length; i++) elements[i] = segment.Text(i + 1);
            found.Add(new Read(segment.Id, elements, segment.Ordinal, segment.Offset, segment.Terminated, Encoding.Latin1.GetString(segment.Bytes)));
        }

        return found;
    }

    private sealed record Read(string Id, string[] Elements, int Ordinal, long Offset, bool Terminated, string Raw);
}
