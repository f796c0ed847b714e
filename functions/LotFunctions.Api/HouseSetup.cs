using LotFunctions.Core.Notices;
using Microsoft.Extensions.Configuration;

namespace LotFunctions.Api;

/// <summary>
/// Reads the section <c>House</c>: <c>Name</c>, <c>Address</c>, <c>Contact</c>, <c>AnswerBaseUrl</c>, <c>Language</c>, <c>Logo</c>
/// (the path of a PNG or JPEG), <c>Paper</c> (A4 or Letter) and <c>TemplateFolder</c>.
/// </summary>
internal static class HouseSetup
{
    /// <summary>What cannot be used is logged as an error and left out: a recall must not wait for its letterhead.</summary>
    public static HouseOptions Read(IConfigurationSection section, string answerBaseUrl, ILogger log)
    {
        var templates = NoticeTemplates.Load(section["TemplateFolder"]);
        foreach (var problem in templates.Problems) log.LogError("Templates of the notices: {Problem}", problem);
        return new HouseOptions
        {
            Name = section["Name"] ?? "LotFunctions",
            Address = section["Address"] ?? "",
            Contact = section["Contact"] ?? "",
            AnswerBaseUrl = section["AnswerBaseUrl"] ?? answerBaseUrl,
            Language = section["Language"] ?? "en",
            Logo = LogoAt(section["Logo"], log),
            Paper = PaperOf(section["Paper"], log),
            Templates = templates,
        };
    }

    private static HouseLogo? LogoAt(string? path, ILogger log)
    {
        if (string.IsNullOrWhiteSpace(path)) return null;
        try
        {
            return HouseLogo.Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            log.LogError("The logo {Path} is left out: {Reason}", path, e.Message);
            return null;
        }
    }

    private static PaperSize PaperOf(string? text, ILogger log)
    {
        if (string.IsNullOrWhiteSpace(text)) return PaperSize.A4;
        if (Enum.TryParse<PaperSize>(text, ignoreCase: true, out var paper) && Enum.IsDefined(paper)) return paper;
        log.LogError("{Paper} is no paper size; the notices are laid out for A4.", text);
        return PaperSize.A4;
    }
}
