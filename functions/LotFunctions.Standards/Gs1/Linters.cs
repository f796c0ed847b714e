namespace LotFunctions.Standards.Gs1;

/// <summary>Checks the content of components by the rules of the GS1 Barcode Syntax Dictionary. Nothing is allocated.</summary>
internal static class Linters
{
    /// <param name="referenceYear">By which two-digit years are read.</param>
    public static Fault Check(Linter linter, ReadOnlySpan<char> value, int referenceYear) => linter switch
    {
        Linter.Csum => Csum(value),
        Linter.CsumAlpha => CheckPair.Check(value),
        Linter.GcpPos1 => Prefix(value, 0),
        Linter.GcpPos2 => Prefix(value, 1),
        Linter.Yymmd0 => DateLinters.Short(value, referenceYear, dayMayBeZero: true),
        Linter.Yymmdd => DateLinters.Short(value, referenceYear, dayMayBeZero: false),
        Linter.Yyyymmd0 => DateLinters.Long(value, dayMayBeZero: true),
        Linter.Yyyymmdd => DateLinters.Long(value, dayMayBeZero: false),
        Linter.Hh => DateLinters.Part(value, 24, "is no hour"),
        Linter.Mi => DateLinters.Part(value, 60, "is no minute"),
        Linter.Ss => DateLinters.Part(value, 60, "is no second"),
        Linter.Hhmi => DateLinters.HourMinute(value),
        Linter.Iso3166 => Test(CodeLists.IsCountry(value), value, "is no country of ISO 3166"),
        Linter.Iso3166999 => Test(value is "999" || CodeLists.IsCountry(value), value, "is neither a country of ISO 3166 nor 999"),
        Linter.Iso3166Alpha2 => Test(CodeLists.IsCountryAlpha2(value), value, "is no country of ISO 3166"),
        Linter.Iso4217 => Test(CodeLists.IsCurrency(value), value, "is no currency of ISO 4217"),
        Linter.Iso5218 => Test(value is "0" or "1" or "2" or "9", value, "is no sex of ISO/IEC 5218"),
        Linter.Iban => IbanLinter.Check(value),
        Linter.MediaType => Test(CodeLists.IsMediaType(value), value, "is no AIDC media type"),
        Linter.PackageType => Test(CodeLists.IsPackageType(value), value, "is no package type"),
        Linter.ImporterIdx => Test(value.Length == 1 && (char.IsAsciiLetterOrDigit(value[0]) || value[0] is '-' or '_'), value, "is no importer index"),
        Linter.NoZeroPrefix => Digits(value) is { IsNone: false } f ? f : value is ['0', ..] ? new Fault(0, 1, "has a zero in front") : default,
        Linter.NonZero => Digits(value) is { IsNone: false } f ? f : Test(value.ContainsAnyExcept('0'), value, "may not be zero"),
        Linter.Zero => Test(!value.IsEmpty && !value.ContainsAnyExcept('0'), value, "has to be 0"),
        Linter.HasNonDigit => Test(value.ContainsAnyExceptInRange('0', '9'), value, "needs a character that is no digit"),
        Linter.Hyphen => Test(!value.IsEmpty && !value.ContainsAnyExcept('-'), value, "has to be a hyphen"),
        Linter.YesNo => Test(value is "0" or "1", value, "has to be 0 or 1"),
        Linter.Winding => Test(value is "0" or "1" or "9", value, "has to be 0, 1 or 9"),
        Linter.PcEnc => PercentEncoding(value),
        Linter.PieceOfTotal => PieceOfTotal(value),
        Linter.PosInSeqSlash => Sequence(value),
        Linter.Latitude => Coordinate(value, "1800000000", "is beyond 1800000000"),
        Linter.Longitude => Coordinate(value, "3600000000", "is beyond 3600000000"),
        Linter.CouponCode => CouponLinter.NorthAmerican(value, referenceYear),
        Linter.CouponPosOffer => CouponLinter.PositiveOffer(value),
        _ => throw new ArgumentOutOfRangeException(nameof(linter), linter, "There is no such rule."),
    };

    /// <summary>The first character that is no digit.</summary>
    public static Fault Digits(ReadOnlySpan<char> value) =>
        value.IndexOfAnyExceptInRange('0', '9') is >= 0 and var at ? new Fault(at, 1, Fault.NoDigit) : default;

    public static Fault Test(bool right, ReadOnlySpan<char> value, string problem) => right ? default : Fault.Of(value, problem);

    private static Fault Csum(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return Fault.Of(value, "has no check digit");
        }

        if (Digits(value) is { IsNone: false } fault)
        {
            return fault;
        }

        return CheckDigit.Expected(value[..^1]) == value[^1] ? default : new Fault(value.Length - 1, 1, "has a wrong check digit");
    }

    // The shortest company prefix has four digits. Which ones are issued is not known here.
    private static Fault Prefix(ReadOnlySpan<char> value, int at)
    {
        var key = value.Length > at ? value[at..] : default;
        return key.Length >= 4 && !key[..4].ContainsAnyExceptInRange('0', '9')
            ? default
            : new Fault(Math.Min(at, value.Length), key.Length, "does not begin with a GS1 Company Prefix");
    }

    private static Fault PercentEncoding(ReadOnlySpan<char> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '%')
            {
                continue;
            }

            if (i + 2 >= value.Length || !char.IsAsciiHexDigit(value[i + 1]) || !char.IsAsciiHexDigit(value[i + 2]))
            {
                return new Fault(i, Math.Min(3, value.Length - i), "has a % that two hexadecimal digits do not follow");
            }

            i += 2;
        }

        return default;
    }

    private static Fault PieceOfTotal(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || value.Length % 2 != 0)
        {
            return Fault.Of(value, "is no piece and total of equal length");
        }

        if (Digits(value) is { IsNone: false } fault)
        {
            return fault;
        }

        var piece = value[..(value.Length / 2)];
        var total = value[piece.Length..];
        if (!piece.ContainsAnyExcept('0'))
        {
            return new Fault(0, piece.Length, "has a piece 0");
        }

        if (!total.ContainsAnyExcept('0'))
        {
            return new Fault(piece.Length, total.Length, "has a total of 0 pieces");
        }

        return Test(piece.SequenceCompareTo(total) <= 0, value, "has a piece beyond its total");
    }

    private static Fault Sequence(ReadOnlySpan<char> value)
    {
        const string Form = "is no position in a sequence such as 1/2";
        var slash = value.IndexOf('/');
        if (slash < 1 || slash == value.Length - 1)
        {
            return Fault.Of(value, Form);
        }

        var position = value[..slash];
        var end = value[(slash + 1)..];
        if (position.ContainsAnyExceptInRange('0', '9') || end.ContainsAnyExceptInRange('0', '9'))
        {
            return Fault.Of(value, Form);
        }

        if (position[0] == '0')
        {
            return new Fault(0, position.Length, "has a zero in front of its position");
        }

        if (end[0] == '0')
        {
            return new Fault(slash + 1, end.Length, "has a zero in front of its end");
        }

        var ordered = position.Length < end.Length || (position.Length == end.Length && position.SequenceCompareTo(end) <= 0);
        return Test(ordered, value, "has a position beyond its end");
    }

    private static Fault Coordinate(ReadOnlySpan<char> value, string greatest, string problem)
    {
        if (value.Length != greatest.Length)
        {
            return Fault.Of(value, "does not have ten digits");
        }

        return Digits(value) is { IsNone: false } fault ? fault : Test(value.SequenceCompareTo(greatest) <= 0, value, problem);
    }
}
