using LotFunctions.Api.Http;
using LotFunctions.Core.Epcis;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Api.Endpoints;

/// <summary>Reads the query parameters of EPCIS 2.0: lists are parted by a bar; a parameter that is not known is refused, for to pass over a filter would be a wrong answer.</summary>
internal sealed class EpcisQueryReader(IQueryCollection parameters)
{
    public const int DefaultPage = 100;
    public const int LongestPage = 1000;

    private static readonly string[] Known =
    [
        "eventType", "GE_eventTime", "LT_eventTime", "GE_recordTime", "LT_recordTime", "EQ_action", "EQ_bizStep", "EQ_disposition", "EQ_bizLocation",
        "EQ_readPoint", "EQ_eventID", "EQ_transformationID", "MATCH_anyEPCClass", "MATCH_epcClass", "MATCH_inputEPCClass", "MATCH_outputEPCClass",
        "MATCH_anyEPC", "MATCH_epc", "MATCH_parentID", "EXISTS_errorDeclaration", "perPage", "nextPageToken",
    ];

    private readonly QueryReader reader = new();

    public IReadOnlyList<ApiError> Errors => reader.Errors;

    public bool Failed => reader.Failed;

    public EpcisQuery Query()
    {
        foreach (var name in parameters.Keys.Where(k => !Known.Contains(k))) reader.Wrong("parameter-unknown", $"The parameter {name} is not known here.");
        return new EpcisQuery
        {
            EventTypes = Words("eventType", Enum.GetValues<EpcisEventType>(), EpcisNames.Of),
            FromEventTime = reader.Time("GE_eventTime", parameters["GE_eventTime"]),
            ToEventTime = reader.Time("LT_eventTime", parameters["LT_eventTime"]),
            FromRecordTime = reader.Time("GE_recordTime", parameters["GE_recordTime"]),
            ToRecordTime = reader.Time("LT_recordTime", parameters["LT_recordTime"]),
            Actions = Words("EQ_action", Enum.GetValues<EpcisAction>(), EpcisNames.Of),
            BizSteps = List("EQ_bizStep", Cbv.BizStep),
            Dispositions = List("EQ_disposition", Cbv.Disposition),
            BizLocations = List("EQ_bizLocation"),
            ReadPoints = List("EQ_readPoint"),
            EventIds = List("EQ_eventID"),
            TransformationIds = List("EQ_transformationID"),
            EpcClasses = List("MATCH_anyEPCClass"),
            ObjectClasses = List("MATCH_epcClass"),
            InputClasses = List("MATCH_inputEPCClass"),
            OutputClasses = List("MATCH_outputEPCClass"),
            Epcs = List("MATCH_anyEPC"),
            Objects = List("MATCH_epc"),
            Parents = List("MATCH_parentID"),
            HasErrorDeclaration = Flag("EXISTS_errorDeclaration"),
        };
    }

    public int PerPage()
    {
        var text = (string?)parameters["perPage"];
        if (reader.Number("perPage", text, LongestPage) is not { } count) return DefaultPage;
        if (count == 0) reader.Wrong("number-invalid", $"The parameter perPage is a whole number from 1 to {LongestPage}.");
        return count;
    }

    public DateTimeOffset? After() => reader.Position(parameters["nextPageToken"], "nextPageToken");

    private IReadOnlyList<string>? List(string name, Func<string, string>? word = null) =>
        parameters[name] is { Count: > 0 } values
            ? [.. values.SelectMany(v => (v ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(v => word is null ? v : word(v))]
            : null;

    private IReadOnlyList<T>? Words<T>(string name, T[] all, Func<T, string> nameOf)
    {
        if (List(name) is not { } texts) return null;
        foreach (var text in texts.Where(t => !all.Any(v => nameOf(v) == t))) reader.Wrong("value-unknown", $"The parameter {name} is one of {string.Join(", ", all.Select(nameOf))}, not {text}.");
        return [.. all.Where(v => texts.Contains(nameOf(v)))];
    }

    private bool? Flag(string name)
    {
        if ((string?)parameters[name] is not { } text) return null;
        if (bool.TryParse(text, out var flag)) return flag;
        reader.Wrong("value-unknown", $"The parameter {name} is true or false.");
        return null;
    }
}
