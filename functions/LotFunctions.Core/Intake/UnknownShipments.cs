using System.Text;
using LotFunctions.Core.Quality;

namespace LotFunctions.Core.Intake;

/// <summary>Keeps an exception open as long as a document corrects a shipment that nothing has announced.</summary>
internal sealed class UnknownShipments(IExceptions exceptions, TimeProvider clock)
{
    public async Task TellAsync(Document document, CancellationToken cancellationToken)
    {
        var id = $"x-shipment-{document.DocumentId}";
        if (document.Errors.FirstOrDefault(e => e.Code == FoldCode.ShipmentUnknown) is { } error)
        {
            await exceptions.AddAsync(
                new ExceptionRecord
                {
                    ExceptionId = id,
                    Source = QueueNames.AsnInbound,
                    Code = error.Code,
                    Detail = error.Message,
                    Original = Encoding.UTF8.GetString(new AsnMessage(document.DocumentId).Write()),
                    MessageId = document.DocumentId,
                    RaisedAt = clock.GetUtcNow(),
                },
                cancellationToken);
        }
        else if (await exceptions.FindAsync(id, cancellationToken) is { Status: ExceptionStatus.Open } open)
        {
            await exceptions.SaveAsync(
                open with { Status = ExceptionStatus.Replayed, ResolvedBy = QueueNames.AsnInbound, ResolvedAt = clock.GetUtcNow() }, cancellationToken);
        }
    }
}
