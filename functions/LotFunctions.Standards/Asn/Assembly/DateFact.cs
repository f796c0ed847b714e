namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>A date that was said never, once, or in contradiction.</summary>
internal readonly record struct DateFact(DateOnly? Value, bool Contradicted)
{
    public bool Said => Value is not null;

    public DateFact With(DateOnly date) => new(Value ?? date, Contradicted || (Value is { } known && known != date));

    public DateFact With(DateFact other) => other.Value is not { } date ? this : With(date) with { Contradicted = With(date).Contradicted || other.Contradicted };
}
