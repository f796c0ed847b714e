using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>An announce event, and where in the document it stands.</summary>
internal readonly record struct Announcement(LotEvent Event, EdiPosition? Position);
