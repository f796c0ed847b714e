namespace LotFunctions.Standards.Asn;

/// <summary>A sender or receiver of an interchange.</summary>
/// <param name="Qualifier">The kind of identification (ISA05, ISA07, or UNB component 0007); empty when not given.</param>
/// <param name="Id">The identification, without padding.</param>
public sealed record EdiParty(string Qualifier, string Id);
