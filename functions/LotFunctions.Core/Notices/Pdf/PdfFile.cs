using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LotFunctions.Core.Notices.Pdf;

/// <summary>
/// Writes the objects of a PDF 1.7 file (ISO 32000-1) in one go: streams as they come, all other objects into compressed object
/// streams, the cross-reference as a stream. Nothing in it depends on anything but what is written.
/// </summary>
internal sealed class PdfFile
{
    private const int MostInOne = 400;
    private const int EntryLength = 7;

    private readonly Stream output;
    private readonly List<(byte Kind, int Where, ushort Index)> entries = [(0, 0, ushort.MaxValue)];
    private readonly ByteText packed = new();
    private readonly ByteText packedIndex = new();
    private readonly MemoryStream deflated = new();
    private int packedCount;
    private int packedId;
    private long position;

    public PdfFile(Stream output)
    {
        this.output = output;
        Put("%PDF-1.7\n"u8);
        Put([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public int Allocate()
    {
        entries.Add(default);
        return entries.Count - 1;
    }

    public int Add(ByteText body)
    {
        var id = Allocate();
        Add(id, body.Written);
        return id;
    }

    /// <summary>Writes an object that is no stream.</summary>
    public void Add(int id, ReadOnlySpan<byte> body)
    {
        if (packedCount == 0) packedId = Allocate();
        entries[id] = (2, packedId, (ushort)packedCount++);
        packedIndex.Add(id).Add(" "u8).Add(packed.Length).Add(" "u8);
        packed.Add(body).Add("\n"u8);
        if (packedCount == MostInOne) Flush();
    }

    /// <param name="dictionary">What stands in the stream's dictionary beside its length and filter.</param>
    public void AddStream(int id, ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> content, bool compress = true)
    {
        entries[id] = (1, checked((int)position), 0);
        var stored = compress ? Deflated(content) : content;
        Put(Encoding.ASCII.GetBytes($"{id} 0 obj\n<<"));
        Put(dictionary);
        Put(Encoding.ASCII.GetBytes($"/Length {stored.Length}{(compress ? "/Filter/FlateDecode" : "")}>>stream\n"));
        Put(stored);
        Put("\nendstream\nendobj\n"u8);
    }

    /// <summary>Ends the file with its cross-reference.</summary>
    /// <param name="fileId">Sixteen bytes that name the document.</param>
    public void Finish(int catalog, int information, ReadOnlySpan<byte> fileId)
    {
        Flush();
        var (id, start) = (Allocate(), position);
        entries[id] = (1, checked((int)start), 0);
        var hex = Convert.ToHexString(fileId);
        AddStream(
            id,
            Encoding.ASCII.GetBytes(
                $"/Type/XRef/Size {entries.Count}/W[1 4 2]/Root {catalog} 0 R/Info {information} 0 R/ID[<{hex}><{hex}>]/DecodeParms<</Predictor 12/Columns {EntryLength}>>"),
            Table());
        Put(Encoding.ASCII.GetBytes($"startxref\n{start}\n%%EOF\n"));
    }

    private void Flush()
    {
        if (packedCount == 0) return;
        var dictionary = Encoding.ASCII.GetBytes($"/Type/ObjStm/N {packedCount}/First {packedIndex.Length}");
        packedIndex.Add(packed.Written);
        var content = packedIndex.Written;
        AddStream(packedId, dictionary, content);
        packed.Clear();
        packedIndex.Clear();
        packedCount = 0;
    }

    // Each row as its difference from the one above (PNG predictor Up): rows are much alike.
    private byte[] Table()
    {
        var table = new byte[entries.Count * (EntryLength + 1)];
        Span<byte> row = stackalloc byte[EntryLength], above = stackalloc byte[EntryLength];
        above.Clear();
        for (var i = 0; i < entries.Count; i++)
        {
            var (kind, where, index) = entries[i];
            row[0] = kind;
            BinaryPrimitives.WriteInt32BigEndian(row[1..], where);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], index);
            var at = i * (EntryLength + 1);
            table[at] = 2;
            for (var c = 0; c < EntryLength; c++) table[at + 1 + c] = (byte)((row[c] - above[c]) & 0xFF);
            row.CopyTo(above);
        }

        return table;
    }

    private ReadOnlySpan<byte> Deflated(ReadOnlySpan<byte> content)
    {
        deflated.SetLength(0);
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(content);
        return deflated.GetBuffer().AsSpan(0, (int)deflated.Length);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        position += bytes.Length;
    }
}
