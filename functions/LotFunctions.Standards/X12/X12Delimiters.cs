namespace LotFunctions.Standards.X12;

/// <summary>
/// The characters that separate the parts of an interchange, as its ISA declares them (X12.5 and X12.6): each one byte.
/// </summary>
/// <param name="Element">The fourth byte of the ISA.</param>
/// <param name="Component">ISA16.</param>
/// <param name="Repetition">ISA11 from version 00402 on; null before, where ISA11 is a standards identifier.</param>
/// <param name="Terminator">The byte after ISA16.</param>
public readonly record struct X12Delimiters(byte Element, byte Component, byte? Repetition, byte Terminator)
{
    /// <summary><c>*</c>, <c>&gt;</c>, <c>^</c> and <c>~</c>.</summary>
    public static X12Delimiters Usual { get; } = new((byte)'*', (byte)'>', (byte)'^', (byte)'~');
}
