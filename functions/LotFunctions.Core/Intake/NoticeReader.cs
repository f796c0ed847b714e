using System.Runtime.CompilerServices;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Rules;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>Reads the ship notices of a document from its raw bytes: those of its first interchange, the others are documents of their own.</summary>
internal sealed class NoticeReader(IBlobStore blobs, RuleBook rules)
{
    /// <summary>The accepted notices, in their order.</summary>
    public async IAsyncEnumerable<SourcedNotice> AcceptedAsync(Document document, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenAsync(document.TextBlob, cancellationToken);
        InterchangeHeader? header = null;
        var ordinal = 0;
        await foreach (var part in AsnReader.ReadAsync(content, cancellationToken))
        {
            switch (part)
            {
                case AsnPart.InterchangeStart start when start.Start >= (document.Begins ?? 0):
                    header = start.Header;
                    break;
                case AsnPart.Notice notice when header is not null:
                    ordinal++;
                    if (notice.Asn.Accepted) yield return new SourcedNotice(document, header, ordinal, notice.Asn, rules);
                    break;
                case AsnPart.InterchangeEnd when header is not null:
                    yield break;
                default:
                    break;
            }
        }
    }
}
