namespace LotFunctions.Core.Notices;

/// <summary>Who issues the notices: their letterhead.</summary>
public sealed record HouseOptions
{
    public required string Name { get; init; }

    public string Address { get; init; } = "";

    /// <summary>How to reach a person: telephone, e-mail. A recall's own contact takes its place.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The address that a customer's token is appended to, after a slash: <c>https://host/api/notices</c>.</summary>
    public required string AnswerBaseUrl { get; init; }

    /// <summary>The language (BCP 47) of notices to customers without one.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The letterhead's picture; null for none.</summary>
    public HouseLogo? Logo { get; init; }

    public PaperSize Paper { get; init; } = PaperSize.A4;

    /// <summary>The pages and words of the notices.</summary>
    public NoticeTemplates Templates { get; init; } = NoticeTemplates.Default;
}
