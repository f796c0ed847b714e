namespace LotFunctions.Standards.Asn;

/// <summary>What a ship notice does to what was sent before (X12 element 353, EDIFACT 1225).</summary>
public enum AsnPurpose
{
    /// <summary>The code was missing or is none of the others; a diagnostic of the notice names it.</summary>
    Unknown,

    /// <summary>X12 00, EDIFACT 9: the first notice of this shipment.</summary>
    Original,

    /// <summary>X12 01 and 17, EDIFACT 1: the shipment named will not come.</summary>
    Cancel,

    /// <summary>X12 02, EDIFACT 2: adds to the notice sent before.</summary>
    Add,

    /// <summary>X12 03, EDIFACT 3: takes away from the notice sent before.</summary>
    Delete,

    /// <summary>X12 04 and 19, EDIFACT 4: changes parts of the notice sent before.</summary>
    Change,

    /// <summary>X12 05 and CO, EDIFACT 5: stands in place of the notice sent before.</summary>
    Replace,

    /// <summary>X12 06, EDIFACT 42: confirms the notice sent before.</summary>
    Confirm,

    /// <summary>X12 07, EDIFACT 7: the same notice once more.</summary>
    Duplicate,

    /// <summary>X12 14: announces a shipment in advance.</summary>
    Advance,

    /// <summary>X12 15 and 18, EDIFACT 31 and 35: a notice sent once more after a failure or a cancellation.</summary>
    Reissue,

    /// <summary>X12 22 and 24: a copy or a draft, for information only.</summary>
    Information,
}
