using System.Runtime.CompilerServices;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>
/// What the segments at one place of a ship notice say: at a hierarchical level, at a line, or at a part of a line.
/// There are as many of these as levels and lines: nothing is allocated before it is needed, and what is stays for the next
/// notice.
/// </summary>
internal class Facts
{
    /// <summary>Longer lists are not kept for the next notice, so that one long notice does not hold memory.</summary>
    public const int MostKept = 256;

    // An enumeration of nothing is one that all share; nothing is ever added to these.
    private static readonly List<Load> NoLoads = [];
    private static readonly List<AsnReference> NoMarks = [];

    private DateFacts _dates;

    private OrderedSet? _lots;
    private List<Load>? _loads;
    private OrderedSet? _serials;
    private OrderedSet? _units;
    private List<AsnReference>? _marks;

    /// <summary>The lists that are not empty.</summary>
    [Flags]
    public enum Lists
    {
        None = 0,
        Lots = 1,
        Serials = 2,
        Units = 4,
        Loads = 8,
        Marks = 16,
    }

    public Lists Listed { get; private set; }

    /// <summary>In the order of the notice, without quantities.</summary>
    public OrderedSet Lots => _lots ?? OrderedSet.None;

    public OrderedSet Serials => _serials ?? OrderedSet.None;

    /// <summary>SSCCs, 18 digits.</summary>
    public OrderedSet Units => _units ?? OrderedSet.None;

    public List<Load> Loads => _loads ?? NoLoads;

    /// <summary>Marks that are no SSCC.</summary>
    public List<AsnReference> Marks => _marks ?? NoMarks;

    public Quantity? Quantity { get; set; }

    /// <summary>SN1 was there, right or wrong.</summary>
    public bool Counted { get; set; }

    /// <summary>The dates that were said, a bit for each <see cref="DateKind"/>.</summary>
    public int Dated { get; private set; }

    public DateFact Expiry { get => Date(DateKind.Expiry); set => Take(DateKind.Expiry, value); }

    public DateFact Production { get => Date(DateKind.Production); set => Take(DateKind.Production, value); }

    public DateFact BestBefore { get => Date(DateKind.BestBefore); set => Take(DateKind.BestBefore, value); }

    public DateFact Packed { get => Date(DateKind.Packed); set => Take(DateKind.Packed, value); }

    public string? PurchaseOrder { get; set; }

    public string? Description { get; set; }

    public int? PackSize { get; set; }

    /// <summary>Whose goods these are; null when nothing is said here.</summary>
    public AsnParty? Supplier { get; set; }

    public DateFact Date(DateKind kind) => _dates[(int)kind];

    public void Add(DateKind kind, DateOnly date)
    {
        ref var fact = ref _dates[(int)kind];
        fact = fact.With(date);
        Dated |= 1 << (int)kind;
    }

    /// <summary>In the place of what was said.</summary>
    public void Take(DateKind kind, DateFact fact)
    {
        _dates[(int)kind] = fact;
        Dated |= 1 << (int)kind;
    }

    public void AddLot(string lot)
    {
        Listed |= Lists.Lots;
        (_lots ??= new()).Add(lot);
    }

    public void AddSerial(string serial)
    {
        Listed |= Lists.Serials;
        (_serials ??= new()).Add(serial);
    }

    public void AddUnit(string sscc)
    {
        Listed |= Lists.Units;
        (_units ??= new()).Add(sscc);
    }

    public void AddLoad(Load load)
    {
        Listed |= Lists.Loads;
        (_loads ??= []).Add(load);
    }

    public void ForgetLoads()
    {
        _loads?.Clear();
        Listed &= ~Lists.Loads;
    }

    public void AddMark(AsnReference mark)
    {
        Listed |= Lists.Marks;
        (_marks ??= []).Add(mark);
    }

    /// <summary>Nothing is said any more.</summary>
    protected void Forget()
    {
        if (Listed != Lists.None) ForgetLists();
        if (Dated != 0) _dates = default;
        (Dated, Counted, Quantity, PackSize, PurchaseOrder, Description, Supplier) = (0, false, null, null, null, null, null);
    }

    private void ForgetLists()
    {
        var listed = Listed;
        Listed = Lists.None;
        if ((listed & Lists.Lots) != 0) Forget(ref _lots);
        if ((listed & Lists.Serials) != 0) Forget(ref _serials);
        if ((listed & Lists.Units) != 0) Forget(ref _units);
        if ((listed & Lists.Loads) != 0) Forget(ref _loads);
        if ((listed & Lists.Marks) != 0) Forget(ref _marks);
    }

    private static void Forget(ref OrderedSet? list)
    {
        if (list!.IsLarge) list = null;
        else list.Clear();
    }

    private static void Forget<T>(ref List<T>? list)
    {
        if (list!.Capacity > MostKept) list = null;
        else list.Clear();
    }

    [InlineArray((int)DateKind.Packed + 1)]
    private struct DateFacts
    {
        private DateFact _first;
    }
}
