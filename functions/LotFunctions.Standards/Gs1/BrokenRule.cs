namespace LotFunctions.Standards.Gs1;

/// <summary>A rule as errors name it: a stable code for programs, and the name that the GS1 Barcode Syntax Dictionary gives it.</summary>
internal readonly record struct BrokenRule(string Code, string Name)
{
    public static BrokenRule Length { get; } = new("length", "length");

    public static BrokenRule Of(CharacterSet set) => new("character", set switch
    {
        CharacterSet.Digits => "csetnumeric",
        CharacterSet.Set39 => "cset39",
        CharacterSet.Base64 => "cset64",
        _ => "cset82",
    });

    public static BrokenRule Of(Linter linter) => new(CodeOf(linter), linter.ToString().ToLowerInvariant());

    private static string CodeOf(Linter linter) => linter switch
    {
        Linter.Csum => "check-digit",
        Linter.CsumAlpha => "check-pair",
        Linter.Yymmd0 or Linter.Yymmdd or Linter.Yyyymmd0 or Linter.Yyyymmdd => "date-invalid",
        Linter.Hh or Linter.Mi or Linter.Ss or Linter.Hhmi => "time-invalid",
        Linter.Iso3166 or Linter.Iso3166999 or Linter.Iso3166Alpha2 => "country-unknown",
        Linter.Iso4217 => "currency-unknown",
        Linter.CouponCode or Linter.CouponPosOffer => "coupon-invalid",
        Linter.Iban => "iban-invalid",
        _ => "value-invalid",
    };
}
