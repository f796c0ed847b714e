namespace LotFunctions.Core;

/// <summary>A business refusal: the request was understood and may not be done. Codes are stable and closed (<see cref="RefusalCode"/>).</summary>
public sealed record Refusal(string Code, string Detail);

/// <summary>The codes of all refusals, as callers see them.</summary>
public static class RefusalCode
{
    // Lot events
    public const string LotRequired = "lot-required";
    public const string FieldRequired = "field-required";
    public const string FieldNotAllowed = "field-not-allowed";
    public const string QuantityInvalid = "quantity-invalid";
    public const string TimeInFuture = "time-in-future";
    public const string LotHeld = "lot-held";
    public const string LotQuarantined = "lot-quarantined";
    public const string LotRecalled = "lot-recalled";
    public const string LotExpired = "lot-expired";
    public const string EventIdReused = "event-id-reused";
    public const string UnitInItself = "unit-in-itself";
    public const string VoidOfVoid = "void-of-void";
    public const string AlreadyVoided = "already-voided";
    public const string AmbiguousBarcode = "ambiguous-barcode";
    public const string QualityRoleRequired = "quality-role-required";

    // Lot rules and reference data
    public const string LotRuleViolation = "lot-rule-violation";
    public const string RulesChanged = "lot-rules-changed";
    public const string UnknownItem = "unknown-item";
    public const string UnknownSupplier = "unknown-supplier";
    public const string UnknownCustomer = "unknown-customer";

    // Labels
    public const string LabelNeedsGtin = "label-needs-gtin";
    public const string LabelLotInvalid = "label-lot-invalid";

    // Documents
    public const string ControlNumberReused = "control-number-reused";
    public const string SenderMismatch = "sender-mismatch";

    // Recalls
    public const string WrongState = "wrong-state";
    public const string SamePerson = "starter-may-not-approve";
    public const string RecallOpen = "recall-open";
    public const string NotFound = "not-found";
}
