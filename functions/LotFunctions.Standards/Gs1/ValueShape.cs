namespace LotFunctions.Standards.Gs1;

/// <summary>The forms of value that nearly all elements have, each checked in one go.</summary>
internal enum ValueShape
{
    /// <summary>None of the others: checked by components.</summary>
    Other,

    /// <summary>Digits of fixed length with a check digit at the end.</summary>
    Key,

    /// <summary>YYMMDD, the day perhaps 00.</summary>
    Date,

    /// <summary>Any of the 82 characters.</summary>
    Text,
}
