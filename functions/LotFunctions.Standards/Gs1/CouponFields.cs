namespace LotFunctions.Standards.Gs1;

/// <summary>Walks over the fields of a coupon's data, which is known to be digits, up to the first fault.</summary>
internal ref struct CouponFields(ReadOnlySpan<char> value)
{
    private readonly ReadOnlySpan<char> value = value;
    private int at;
    private ReadOnlySpan<char> expiry;
    private int expiryAt;

    public Fault Fault { get; private set; }

    public readonly bool AtEnd => at == value.Length;

    public readonly int Peek => value[at] - '0';

    public readonly Fault Rest(string problem) => new(at, 1, problem);

    public void Skip() => at++;

    public bool TrySkip(char c)
    {
        if (AtEnd || value[at] != c)
        {
            return false;
        }

        at++;
        return true;
    }

    public bool Fixed(int length, string name)
    {
        if (value.Length - at < length)
        {
            return Fail(at, value.Length - at, name);
        }

        at += length;
        return true;
    }

    /// <summary>A digit that says how much longer than the base the field behind it is.</summary>
    public bool Sized(int min, int max, int baseLength, string name)
    {
        if (AtEnd || Peek < min || Peek > max)
        {
            return Fail(at, AtEnd ? 0 : 1, name);
        }

        var length = baseLength + Peek;
        at++;
        return Fixed(length, name);
    }

    public bool OneOf(string allowed, string name)
    {
        if (AtEnd || !allowed.Contains(value[at], StringComparison.Ordinal))
        {
            return Fail(at, AtEnd ? 0 : 1, name);
        }

        at++;
        return true;
    }

    public bool Date(int referenceYear, string name, bool isExpiry)
    {
        var start = at;
        if (!Fixed(6, name))
        {
            return false;
        }

        var date = value[start..at];
        if (!DateLinters.Short(date, referenceYear, dayMayBeZero: false).IsNone)
        {
            return Fail(start, 6, name);
        }

        if (isExpiry)
        {
            expiry = date;
            expiryAt = start - 1;
        }
        else if (!expiry.IsEmpty && Gs1Date.TryRead(expiry, referenceYear, false, out var end)
            && Gs1Date.TryRead(date, referenceYear, false, out var begin) && end < begin)
        {
            return Fail(expiryAt, at - expiryAt, "expiration date, which lies before the start date");
        }

        return true;
    }

    private bool Fail(int from, int length, string name)
    {
        // Where nothing is left the whole is too short.
        Fault = length > 0
            ? new Fault(from, length, $"has no valid {name}")
            : Fault.Of(value, $"ends before its {name}");
        return false;
    }
}
