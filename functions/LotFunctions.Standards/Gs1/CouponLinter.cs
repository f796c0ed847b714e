namespace LotFunctions.Standards.Gs1;

/// <summary>
/// Checks the data of coupons: AI (8110) by the North American Coupon Application Guideline, AI (8112) for paperless ones.
/// Fields follow each other, many of them with a digit in front that says how long they are.
/// </summary>
internal static class CouponLinter
{
    public static Fault NorthAmerican(ReadOnlySpan<char> value, int referenceYear)
    {
        if (Linters.Digits(value) is { IsNone: false } letter)
        {
            return letter;
        }

        var fields = new CouponFields(value);
        var right = fields.Sized(0, 6, 6, "primary company prefix")
            && fields.Fixed(6, "offer code")
            && fields.Sized(1, 5, 0, "save value")
            && fields.Sized(1, 5, 0, "first purchase requirement")
            && fields.OneOf("012349", "first purchase requirement code")
            && fields.Fixed(3, "first purchase family code");
        var last = 0;
        while (right && !fields.AtEnd)
        {
            // The optional fields stand in the order of their numbers, each at most once.
            var number = fields.Peek;
            if (number <= last || number is 7 or 8)
            {
                return fields.Rest("goes on with what is no field of a coupon");
            }

            last = number;
            fields.Skip();
            right = Optional(ref fields, number, referenceYear);
        }

        return fields.Fault;
    }

    public static Fault PositiveOffer(ReadOnlySpan<char> value)
    {
        if (Linters.Digits(value) is { IsNone: false } letter)
        {
            return letter;
        }

        var fields = new CouponFields(value);
        var right = fields.OneOf("01", "coupon format")
            && fields.Sized(0, 6, 6, "funder")
            && fields.Fixed(6, "offer code")
            && fields.Sized(0, 9, 6, "serial number");
        return right && !fields.AtEnd ? fields.Rest("goes on behind its serial number") : fields.Fault;
    }

    private static bool Optional(ref CouponFields fields, int number, int referenceYear) => number switch
    {
        1 => fields.OneOf("0123", "additional purchase rules code") && Purchase(ref fields),
        2 => Purchase(ref fields),
        3 => fields.Date(referenceYear, "expiration date", isExpiry: true),
        4 => fields.Date(referenceYear, "start date", isExpiry: false),
        5 => fields.Sized(0, 9, 6, "serial number"),
        6 => fields.Sized(1, 7, 6, "retailer"),
        _ => fields.OneOf("01256", "save value code")
            && fields.OneOf("012", "item that the save value applies to")
            && fields.Fixed(1, "store coupon flag")
            && fields.OneOf("01", "don't multiply flag"),
    };

    private static bool Purchase(ref CouponFields fields) =>
        fields.Sized(1, 5, 0, "further purchase requirement")
        && fields.OneOf("012349", "further purchase requirement code")
        && fields.Fixed(3, "further purchase family code")
        && (fields.TrySkip('9') || fields.Sized(0, 6, 6, "further company prefix"));
}
