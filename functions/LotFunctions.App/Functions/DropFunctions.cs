using LotFunctions.Api.Drop;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.Functions;

/// <summary>The drop folder: a container with a folder for each supplier. Event Grid tells of new blobs, within seconds.</summary>
public sealed class DropFunctions(DroppedNotices notices)
{
    /// <summary>The settings with the account: <c>AsnDrop__blobServiceUri</c> and <c>AsnDrop__queueServiceUri</c>, or a connection string in <c>AsnDrop</c>.</summary>
    public const string Connection = "AsnDrop";

    /// <remarks>A failure of ours is thrown, and the host brings the blob again.</remarks>
    [Function(DroppedNotices.Source)]
    public Task TakeAsync(
        [BlobTrigger(DroppedNotices.Source + "/{supplier}/{name}", Connection = Connection, Source = BlobTriggerSource.EventGrid)] Stream content,
        string supplier,
        string name,
        CancellationToken cancellationToken)
    {
        var (folder, file) = Divide(supplier, name);
        return notices.TakeAsync(folder, file, content.Length, () => content, cancellationToken);
    }

    /// <summary>The host divides a path at its last slash; but all below a supplier's folder is the supplier's.</summary>
    internal static (string Supplier, string Name) Divide(string supplier, string name) =>
        supplier.IndexOf('/') is >= 0 and var slash ? (supplier[..slash], $"{supplier[(slash + 1)..]}/{name}") : (supplier, name);
}
