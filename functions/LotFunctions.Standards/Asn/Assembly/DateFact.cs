namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>A date that was said never, once, or in contradiction; of those the first is kept.</summary>
internal readonly record struct DateFact
{
    // One more than the number of the day, as 0 stands for none; below zero in contradiction.
    private readonly int _code;

    private DateFact(int code) => _code = code;

    public DateOnly? Value => _code == 0 ? null : DateOnly.FromDayNumber(Math.Abs(_code) - 1);

    public bool Said => _code != 0;

    public bool Contradicted => _code < 0;

    public DateFact With(DateOnly date) => With(new DateFact(date.DayNumber + 1));

    public DateFact With(DateFact other) => !Said ? other : !other.Said || other == this ? this : new DateFact(-Math.Abs(_code));
}
