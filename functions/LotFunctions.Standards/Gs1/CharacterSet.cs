namespace LotFunctions.Standards.Gs1;

/// <summary>Which characters a component may hold (GS1 General Specifications, section 7.11).</summary>
internal enum CharacterSet
{
    Digits,

    /// <summary>The invariant characters of ISO/IEC 646.</summary>
    Set82,

    /// <summary>Capital letters, digits, # - /.</summary>
    Set39,

    /// <summary>File-safe and URI-safe base 64.</summary>
    Base64,
}
