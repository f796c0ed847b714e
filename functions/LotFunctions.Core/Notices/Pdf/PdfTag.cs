namespace LotFunctions.Core.Notices.Pdf;

/// <summary>An element of the document's structure (ISO 32000-1, 14.7), written when all that is in it is known.</summary>
internal sealed class PdfTag
{
    private readonly PdfFile file;
    private readonly ByteText kids = new();
    private readonly string attributes;

    /// <param name="attributes">What stands in its dictionary beside type, parent and content.</param>
    public PdfTag(PdfFile file, string type, PdfTag? parent, int parentId, string attributes = "")
    {
        (this.file, Type, this.attributes) = (file, type, attributes);
        (Id, ParentId) = (file.Allocate(), parent?.Id ?? parentId);
        parent?.Hold(Id);
    }

    public int Id { get; }

    public string Type { get; }

    private int ParentId { get; }

    public void Hold(int element) => kids.Ref(element).Add(" "u8);

    public void HoldMarked(int page, int number) => kids.Add("<</Type/MCR/Pg "u8).Ref(page).Add("/MCID "u8).Add(number).Add(">>"u8);

    public void HoldObject(int page, int id) => kids.Add("<</Type/OBJR/Pg "u8).Ref(page).Add("/Obj "u8).Ref(id).Add(">>"u8);

    public void Close()
    {
        var body = new ByteText().Add("<</S/"u8).Add(Type).Add("/P "u8).Ref(ParentId).Add(attributes).Add("/K["u8).Add(kids.Written).Add("]>>"u8);
        file.Add(Id, body.Written);
    }
}
