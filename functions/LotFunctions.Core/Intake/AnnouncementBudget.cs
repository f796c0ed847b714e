namespace LotFunctions.Core.Intake;

/// <summary>
/// How much a document may announce. Lots and units of a level are shared by all lines below it, so a small hostile notice could
/// ask for billions of events; an honest one needs some bytes for each.
/// </summary>
internal sealed class AnnouncementBudget
{
    private const int Least = 20_000;
    private const int BytesOfAnEvent = 10;

    public AnnouncementBudget(int most) => (Most, Left) = (most, most);

    public int Most { get; }

    public int Left { get; private set; }

    public static AnnouncementBudget Of(Document document) => new((int)Math.Clamp(document.Length / BytesOfAnEvent, Least, int.MaxValue));

    /// <summary>False, and nothing is taken any more, when it does not suffice.</summary>
    public bool Take(int events)
    {
        var suffices = events <= Left;
        Left = suffices ? Left - events : 0;
        return suffices;
    }
}
