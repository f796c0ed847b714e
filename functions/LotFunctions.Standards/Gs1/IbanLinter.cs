namespace LotFunctions.Standards.Gs1;

/// <summary>Checks an International Bank Account Number (ISO 13616): its form, its country and its check digits (ISO/IEC 7064, modulo 97).</summary>
internal static class IbanLinter
{
    public static Fault Check(ReadOnlySpan<char> value)
    {
        // Country, check digits and something after them.
        if (value.Length < 5)
        {
            return Fault.Of(value, "is too short for an IBAN");
        }

        if (value.Length > 34)
        {
            return Fault.Of(value, "is too long for an IBAN");
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsAsciiDigit(value[i]) && !char.IsAsciiLetterUpper(value[i]))
            {
                return new Fault(i, 1, "has a character that no IBAN has");
            }
        }

        if (!CodeLists.IsCountryAlpha2(value[..2]))
        {
            return new Fault(0, 2, "begins with no country of ISO 3166");
        }

        return Remainder(value[..4], Remainder(value[4..], 0)) == 1 ? default : new Fault(2, 2, "has wrong check digits");
    }

    // Letters count as two digits from 10 on.
    private static int Remainder(ReadOnlySpan<char> text, int before)
    {
        foreach (var c in text)
        {
            before = char.IsAsciiDigit(c) ? ((before * 10) + c - '0') % 97 : ((before * 100) + c - 'A' + 10) % 97;
        }

        return before;
    }
}
