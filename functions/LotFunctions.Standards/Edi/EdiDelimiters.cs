namespace LotFunctions.Standards.Edi;

/// <summary>
/// The characters that separate the parts of an interchange, each one byte, as its header declares them: the ISA (X12.5,
/// X12.6) or the UNA (ISO 9735-1). They hold for one interchange and never change within it.
/// </summary>
/// <param name="Element">X12: the fourth byte of the ISA. EDIFACT: the data element separator.</param>
/// <param name="Component">X12: ISA16. EDIFACT: the component data element separator.</param>
/// <param name="Repetition">X12: ISA11 from version 00402 on. EDIFACT: from syntax version 4 on. Null where nothing repeats.</param>
/// <param name="Terminator">The segment terminator.</param>
/// <param name="Release">EDIFACT: takes the meaning from the delimiter that follows. Null where there is none, as in X12.</param>
/// <param name="DecimalMark">EDIFACT: a point or a comma; readers take both.</param>
public readonly record struct EdiDelimiters(
    byte Element, byte Component, byte? Repetition, byte Terminator, byte? Release = null, byte DecimalMark = (byte)'.')
{
    /// <summary><c>*</c>, <c>&gt;</c>, <c>^</c> and <c>~</c>.</summary>
    public static EdiDelimiters X12 { get; } = new((byte)'*', (byte)'>', (byte)'^', (byte)'~');

    /// <summary><c>+</c>, <c>:</c>, <c>'</c> and <c>?</c>: what holds without UNA, for the character set UNOA and most others.</summary>
    public static EdiDelimiters Edifact { get; } = new((byte)'+', (byte)':', null, (byte)'\'', (byte)'?');
}
