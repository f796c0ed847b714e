using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Api.Endpoints;

/// <summary>Reads what quality asks for; what is wrong stands in the fields' errors.</summary>
internal static class RecallBody
{
    public static RecallRequest Read(JsonFields f)
    {
        var defaults = new RecallRequest { Title = "", Kind = RecallKind.Recall, Reason = "" };
        var request = defaults with
        {
            Title = f.String("title", required: true, max: 200) ?? "",
            Kind = f.Enum<RecallKind>("kind", required: true) ?? RecallKind.Recall,
            Class = f.Enum<RecallClass>("class"),
            Reason = f.String("reason", required: true) ?? "",
            Hazard = f.String("hazard"),
            Instructions = f.String("instructions"),
            Contact = f.String("contact"),
            Lots = f.Lots("lots"),
            Criteria = f.Object("criteria") is { } criteria ? Criteria(criteria) : null,
            ApprovalTimeoutHours = f.Decimal("approvalTimeoutHours") ?? defaults.ApprovalTimeoutHours,
            ResponseDueHours = f.Decimal("responseDueHours") ?? defaults.ResponseDueHours,
        };
        f.Done();
        return request;
    }

    public static DrillRequest ReadDrill(JsonFields f)
    {
        var request = new DrillRequest
        {
            Seed = f.String("seed", max: 200),
            Months = f.Integer("months") ?? new DrillRequest().Months,
            Title = f.String("title", max: 200),
            ApprovalTimeoutHours = f.Decimal("approvalTimeoutHours"),
            ResponseDueHours = f.Decimal("responseDueHours"),
        };
        f.Done();
        return request;
    }

    private static RecallCriteria Criteria(JsonFields f)
    {
        var criteria = new RecallCriteria
        {
            Supplier = f.Id("supplier"),
            Item = f.Id("item") is { } item ? LotKey.NormaliseItem(item) : null,
            ReceivedFrom = f.Time("receivedFrom"),
            ReceivedTo = f.Time("receivedTo"),
            WorkOrder = f.Id("workOrder"),
        };
        f.Done();
        return criteria;
    }
}
