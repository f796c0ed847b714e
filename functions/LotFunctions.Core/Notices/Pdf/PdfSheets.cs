using System.Text;

namespace LotFunctions.Core.Notices.Pdf;

/// <summary>
/// The pages of a tagged document, one after another: text, lines and areas at places measured in points from the upper left.
/// Everything that is drawn stands in a tag or is an artifact.
/// </summary>
internal sealed class PdfSheets(PdfFile file, PdfFonts fonts, double width, double height)
{
    private readonly ByteText content = new();
    private readonly ByteText scratch = new();
    private readonly List<(int Page, int Foot, int Parents)> sheets = [];
    private readonly List<int> parents = [];
    private readonly List<(int Key, int Tag)> objects = [];
    private readonly List<int> annotations = [];
    private int page;
    private (int Font, double Size) font;

    public double Width => width;

    public double Height => height;

    public int PageTree { get; } = file.Allocate();

    /// <summary>The object of the page that is being written.</summary>
    public int Page => page;

    public int Count => sheets.Count;

    /// <summary>What is written into the sheet at hand.</summary>
    public ByteText Content => content;

    public void Begin()
    {
        page = file.Allocate();
        content.Clear();
        parents.Clear();
        annotations.Clear();
        font = (-1, 0);
    }

    /// <summary>Ends the sheet; what is at its foot is written by <see cref="Finish"/>, when the number of pages is known.</summary>
    public void End()
    {
        var (body, foot) = (file.Allocate(), file.Allocate());
        file.AddStream(body, [], content.Written);
        scratch.Clear();
        scratch.Add("["u8);
        foreach (var tag in parents) scratch.Ref(tag).Add(" "u8);
        var marked = file.Add(scratch.Add("]"u8));
        scratch.Clear();
        scratch.Add("<</Type/Page/Parent "u8).Ref(PageTree).Add("/MediaBox[0 0 "u8).Add(width).Add(height).Add("]/Resources "u8).Ref(ResourcesId)
            .Add("/Contents["u8).Ref(body).Add(" "u8).Ref(foot).Add("]/Tabs/S/StructParents "u8).Add(sheets.Count);
        if (annotations.Count > 0)
        {
            scratch.Add("/Annots["u8);
            foreach (var id in annotations) scratch.Ref(id).Add(" "u8);
            scratch.Add("]"u8);
        }

        file.Add(page, scratch.Add(">>"u8).Written);
        sheets.Add((page, foot, marked));
    }

    public int ResourcesId { get; } = file.Allocate();

    /// <summary>Opens the marked content of a tag; its number on this sheet.</summary>
    public int Mark(string type, int tag)
    {
        content.Add("/"u8).Add(type).Add("<</MCID "u8).Add(parents.Count).Add(">>BDC "u8);
        parents.Add(tag);
        return parents.Count - 1;
    }

    public void Mark(PdfTag tag) => tag.HoldMarked(page, Mark(tag.Type, tag.Id));

    public void Artifact() => content.Add("/Artifact BMC "u8);

    public void EndMark() => content.Add("EMC\n"u8);

    public void Color(string rgb) => content.Add(rgb).Add(" rg "u8);

    /// <summary>One line of text; <paramref name="y"/> is its baseline.</summary>
    public void Text(double x, double y, ReadOnlySpan<char> text, Face face, double size) => SetText(content, ref font, x, y, text, face, size);

    public void Area(double x, double y, double w, double h) => content.Add(x).Add(height - y - h).Add(w).Add(h).Add("re f "u8);

    public void Frame(double x, double y, double w, double h, double line) =>
        content.Add(line).Add("w "u8).Add(x).Add(height - y - h).Add(w).Add(h).Add("re S "u8);

    /// <summary>A link over an area of this sheet, part of a tag.</summary>
    public void Link(PdfTag tag, double x, double y, double w, double h, string address, string description)
    {
        var key = LinkKey(tag);
        var body = new ByteText().Add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8).Add(x).Add(height - y - h).Add(x + w).Add(height - y)
            .Add("]/P "u8).Ref(page).Add("/StructParent "u8).Add(key).Add("/Contents"u8).Text(description)
            .Add("/A<</S/URI/URI<"u8).Add(Convert.ToHexString(Encoding.UTF8.GetBytes(address))).Add(">>>>>"u8);
        var id = file.Add(body);
        annotations.Add(id);
        tag.HoldObject(page, id);
    }

    /// <param name="foot">Draws what is at the foot of a page, of all pages.</param>
    /// <param name="resources">Entries beside the fonts.</param>
    public void Finish(Action<FootWriter, int, int> foot, string resources)
    {
        for (var i = 0; i < sheets.Count; i++)
        {
            content.Clear();
            foot(new FootWriter(this), i + 1, sheets.Count);
            // So short that to compress it costs more than it saves.
            file.AddStream(sheets[i].Foot, [], content.Written, compress: false);
        }

        file.Add(ResourcesId, Encoding.ASCII.GetBytes($"<<{fonts.Resources}{resources}>>"));
        scratch.Clear();
        scratch.Add("<</Type/Pages/Count "u8).Add(sheets.Count).Add("/Kids["u8);
        foreach (var sheet in sheets) scratch.Ref(sheet.Page).Add(" "u8);
        file.Add(PageTree, scratch.Add("]>>"u8).Written);
    }

    /// <summary>The parent tree: which tags the marked contents of each page and the links belong to.</summary>
    public int ParentTree()
    {
        scratch.Clear();
        scratch.Add("<</Nums["u8);
        for (var i = 0; i < sheets.Count; i++) scratch.Add(i).Add(" "u8).Ref(sheets[i].Parents).Add(" "u8);
        foreach (var (key, tag) in objects.OrderBy(o => o.Key)) scratch.Add(key).Add(" "u8).Ref(tag).Add(" "u8);
        return file.Add(scratch.Add("]>>"u8));
    }

    // Far above any page's key.
    private int LinkKey(PdfTag tag)
    {
        objects.Add((1_000_000 + objects.Count, tag.Id));
        return objects[^1].Key;
    }

    private void SetText(ByteText to, ref (int Font, double Size) current, double x, double y, ReadOnlySpan<char> text, Face face, double size)
    {
        to.Add("BT "u8).Add(x).Add(height - y).Add("Td "u8);
        var open = false;
        foreach (var rune in TextRunes.Of(text))
        {
            var (wanted, number) = fonts.Use(face, rune);
            if (current != (wanted, size))
            {
                if (open) to.Add(">Tj "u8);
                open = false;
                to.Add("/F"u8).Add(wanted).Add(" "u8).Add(size).Add("Tf "u8);
                current = (wanted, size);
            }

            if (!open) to.Add("<"u8);
            open = true;
            to.Hex(number);
        }

        if (open) to.Add(">Tj "u8);
        to.Add("ET "u8);
    }

    /// <summary>Draws at the foot of a page that is otherwise done.</summary>
    public readonly ref struct FootWriter(PdfSheets sheets)
    {
        public ByteText Content => sheets.content;

        public void Text(double x, double y, string text, Face face, double size)
        {
            var current = (-1, 0.0);
            sheets.SetText(sheets.content, ref current, x, y, text, face, size);
        }
    }
}
