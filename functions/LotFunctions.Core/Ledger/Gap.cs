namespace LotFunctions.Core.Ledger;

/// <summary>Something that the record of a lot lacks or that does not add up.</summary>
/// <param name="Code">One of <see cref="GapCode"/>.</param>
public sealed record Gap(string Code, LotKey Lot, string Detail);

/// <summary>The closed set of gap codes.</summary>
public static class GapCode
{
    /// <summary>Used or shipped, and announced at most: no receipt.</summary>
    public const string NotReceived = "not-received";

    /// <summary>Shipped or packed as goods of our own without a production, a receipt or an announcement.</summary>
    public const string ShippedWithoutProduction = "shipped-without-production";

    /// <summary>Stock went below zero at some time and came back: the receipt is dated after the use.</summary>
    public const string ConsumedBeforeReceived = "consumed-before-received";

    /// <summary>Used or moved from a place that had less of it by then, while another had some: a move is missing, or the place is wrong.</summary>
    public const string TakenElsewhere = "taken-elsewhere";

    /// <summary>More went than ever came.</summary>
    public const string OverConsumption = "over-consumption";

    /// <summary>An event without a quantity: the balance cannot be right.</summary>
    public const string QuantityUnknown = "quantity-unknown";

    /// <summary>A work order made this lot, and nothing is known to have gone into it.</summary>
    public const string ProducedWithoutInputs = "produced-without-inputs";

    /// <summary>The item is not registered.</summary>
    public const string UnknownItem = RefusalCode.UnknownItem;

    /// <summary>A supplier of the lot is not registered.</summary>
    public const string UnknownSupplier = RefusalCode.UnknownSupplier;

    /// <summary>A customer of the lot is not registered.</summary>
    public const string UnknownCustomer = RefusalCode.UnknownCustomer;

    /// <summary>An event was recorded although a lot rule has something against it.</summary>
    public const string LotRuleViolation = RefusalCode.LotRuleViolation;

    /// <summary>A ship notice announces the lot, and it is not received, or not all of it.</summary>
    public const string UnansweredDocument = "unanswered-document";

    /// <summary>No event but a hold, a release or an inspection names the lot: it may be mistyped.</summary>
    public const string UnknownLot = "unknown-lot";

    /// <summary>A customer can be sent no notice: its record has no e-mail address, no telephone number and no street.</summary>
    public const string CustomerUnreachable = "customer-unreachable";

    /// <summary>The events of the lot state different expiry dates.</summary>
    public const string ExpiryConflict = "expiry-conflict";

    /// <summary>A logistic unit left in a shipment of affected lots, and nothing is known to be in it.</summary>
    public const string MissingLot = "missing-lot";

    /// <summary>Packed into a logistic unit at a time when that had left: it may have left with it, and no shipment says so.</summary>
    public const string PackedAfterShipping = "packed-after-shipping";
}
