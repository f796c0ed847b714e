namespace LotFunctions.Standards.Asn;

/// <summary>
/// Writes one interchange of ship notices, notice by notice, and keeps nothing of them: the counts and control numbers of the
/// trailers are those of what was written. What a reader of the syntax would not give back as the same notice is refused.
/// The calls stand in the order of the parts that a reader finds: begin, group, notices, end of the group, end.
/// </summary>
public interface IAsnWriter
{
    /// <summary>Opens the interchange; delimiters that the header does not name are those of the syntax.</summary>
    /// <exception cref="ArgumentException">The header cannot be written in the syntax; the message says what of it.</exception>
    /// <exception cref="InvalidOperationException">An interchange is open.</exception>
    void Begin(InterchangeHeader header);

    /// <summary>Opens a functional group. X12 needs one; EDIFACT may do without.</summary>
    /// <exception cref="ArgumentException">The header cannot be written in the syntax.</exception>
    /// <exception cref="InvalidOperationException">No interchange is open, or a group is.</exception>
    void BeginGroup(GroupHeader header);

    /// <summary>Writes a notice. When it is refused, what was written before stands and the interchange can go on.</summary>
    /// <param name="version">ST03, or UNH S009 with its colons; null for none (X12) or for <c>DESADV:D:96A:UN:EAN005</c>.</param>
    /// <exception cref="ArgumentException">The notice cannot be written in the syntax; the message says what of it.</exception>
    /// <exception cref="InvalidOperationException">Nothing is open that could hold it.</exception>
    void Write(Asn notice, string? version = null);

    /// <summary>Closes the group.</summary>
    /// <exception cref="InvalidOperationException">No group is open.</exception>
    void EndGroup();

    /// <summary>Closes the interchange.</summary>
    /// <exception cref="InvalidOperationException">No interchange is open, or a group still is.</exception>
    void End();
}
