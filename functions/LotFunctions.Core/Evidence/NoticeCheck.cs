using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Evidence;

/// <summary>
/// Every notice says what the recall and its scope say of its customer, and those who were to be told were. The pages for
/// people are made with the house's own templates, so of them it is known only that they are the ones which were sent.
/// </summary>
internal static class NoticeCheck
{
    private const string Entry = PackageDecision.NoticesEntryName;

    public static void Run(PackageContent content, Recall recall, IReadOnlyList<TimelineEntry> timeline, List<PackageScope> scopes)
    {
        var notices = content.Read<List<Notice>>(Entry);
        var byKey = notices.DistinctBy(n => (n.Customer, n.Version)).ToDictionary(n => (n.Customer, n.Version));
        content.Expect(byKey.Count == notices.Count, Entry, "A notice stands twice.");
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var notice in notices)
        {
            foreach (var file in notice.Files.Values)
            {
                content.Names(Entry, file.Blob, file.Sha256);
                named.Add(file.Blob);
            }

            if (notice.SupersededBy is { } by)
            {
                content.Expect(byKey.GetValueOrDefault((notice.Customer, by))?.Supersedes == notice.Version, Entry, $"The notice to {notice.Customer} of version {notice.Version} is not superseded by {by}.");
            }
        }

        foreach (var stranger in content.Hashes.Keys.Where(n => n.StartsWith("notices/", StringComparison.Ordinal) && !named.Contains(content.Folder + n)))
        {
            content.Expect(false, stranger, "No notice names it.");
        }

        var approved = timeline.Where(e => e.Step == RecallSteps.Approved).Select(e => e.ScopeVersion).ToHashSet();
        content.Expect(notices.All(n => approved.Contains(n.Version)), Entry, "There is a notice of a version that nobody approved.");
        foreach (var scope in scopes.Where(s => approved.Contains(s.Scope.Version))) Check(content, recall, scope, byKey);
    }

    private static void Check(PackageContent content, Recall recall, PackageScope scope, Dictionary<(string Customer, int Version), Notice> notices)
    {
        var version = scope.Scope.Version;
        var told = scope.Rows<ScopeNotice>(ScopeSections.Notify).ToDictionary(n => n.Customer, n => n.Part);
        content.Expect(
            told.Keys.ToHashSet().SetEquals(notices.Keys.Where(k => k.Version == version).Select(k => k.Customer)), Entry, $"The notices of version {version} are not those that its scope asks for.");

        var shipments = new List<TraceShipment>();
        foreach (var shipment in scope.Shipments().Append(new TraceShipment("", "", default, [])))
        {
            if (shipments.Count > 0 && shipments[0].Customer != shipment.Customer)
            {
                if (told.ContainsKey(shipments[0].Customer)) Check(content, recall, notices.GetValueOrDefault((shipments[0].Customer, version)), shipments);
                shipments = [];
            }

            if (shipment.Customer.Length > 0) shipments.Add(shipment);
        }

        foreach (var gone in told.Where(t => t.Value is null)) Check(content, recall, notices.GetValueOrDefault((gone.Key, version)), []);
    }

    private static void Check(PackageContent content, Recall recall, Notice? notice, List<TraceShipment> shipments)
    {
        if (notice?.Files.GetValueOrDefault(NoticeFiles.Json) is not { } json || !json.Blob.StartsWith(content.Folder, StringComparison.Ordinal)) return;
        var entry = json.Blob[content.Folder.Length..];
        var document = content.Read<NoticeDocument>(entry);
        void Expect(bool holds, string detail) => content.Expect(holds, entry, detail);

        var request = recall.Request;
        Expect(document.RecallId == recall.RecallId && document.RecallId == notice.RecallId && document.Customer.Id == notice.Customer && document.Version == notice.Version, "It is another notice.");
        Expect(
            (document.Kind, document.Class, document.Title, document.Reason) == (request.Kind, request.Class, request.Title, request.Reason)
            && ((document.Hazard, document.Instructions) == (request.Hazard, request.Instructions) || (notice.Withdraws && document is { Hazard: null, Instructions: null })),
            "It does not say what the recall says.");
        Expect(document.IssuedAt == notice.WrittenAt && document.AnswerUrl == notice.AnswerUrl && document.AnswerBy == (notice.AnswerBy ?? document.AnswerBy), "Its times or its link are not those of the notice.");
        Expect(NoticeToken.HashOf(document.AnswerUrl[(document.AnswerUrl.LastIndexOf('/') + 1)..]) == notice.TokenHash, "Its link does not open it.");
        Expect(document.Supersedes?.Version == notice.Supersedes && notice.Withdraws == (document.Products.Count == 0), "It does not supersede or withdraw what the notice does.");

        var shipped = shipments.SelectMany(s => s.Lines.Select(l => (l.Lot.Item, l.Lot.Lot, Line: new NoticeLine(s.Shipment, s.At, l.LogisticUnit, l.Quantity, l.Grade))));
        var told = document.Products.SelectMany(p => p.Lots.SelectMany(l => l.Lines.Select(line => (p.Item, l.Lot, Line: line))));
        Expect(Counted(shipped).SetEquals(Counted(told)), "Its lines are not those that the scope has shipped to the customer.");
        CheckCsv(content, document, notice);
    }

    /// <summary>Rows with how often each stands.</summary>
    private static HashSet<(string, string, NoticeLine, int)> Counted(IEnumerable<(string Item, string Lot, NoticeLine Line)> rows) =>
        [.. rows.CountBy(r => r).Select(c => (c.Key.Item, c.Key.Lot, c.Key.Line, c.Value))];

    /// <summary>It has nothing of the house's own in it. One of an earlier form has another first line, and is left alone.</summary>
    private static void CheckCsv(PackageContent content, NoticeDocument document, Notice notice)
    {
        var format = new CsvNotice();
        if (notice.Files.GetValueOrDefault(format.Extension) is not { } csv || !csv.Blob.StartsWith(content.Folder, StringComparison.Ordinal)) return;
        using var stream = content.Open(csv.Blob[content.Folder.Length..]);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        if (reader.ReadLine() != CsvNotice.Header.TrimEnd()) return;
        using var made = new MemoryStream();
        format.Write(document, made);
        content.Expect(
            Convert.ToHexStringLower(SHA256.HashData(made.GetBuffer().AsSpan(0, (int)made.Length))) == csv.Sha256, csv.Blob[content.Folder.Length..], "It does not say what the notice's JSON says.");
    }
}
