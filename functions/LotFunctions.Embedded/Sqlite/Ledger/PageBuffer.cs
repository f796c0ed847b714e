using System.Buffers;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Events as the rows of the database will hold them (<see cref="EventPages"/>), one page behind the other.</summary>
internal sealed class PageBuffer
{
    /// <summary>As much as lies in one page of the database, without a second one behind it.</summary>
    private const int PageSize = 4040;

    private const int UsualSize = 512 * 1024;

    private readonly List<(long First, int Start)> pages = [];
    private byte[] bytes = [];
    private int length;

    public void Add(EventRow row)
    {
        var most = EventRow.MostSize(row.Body.Length);
        if (most > bytes.Length - length) Grow(most);
        if (pages.Count == 0 || (length > pages[^1].Start && length - pages[^1].Start + most > PageSize)) pages.Add((row.Seq, length));
        length += row.Write(bytes.AsSpan(length));
    }

    /// <summary>Writes the pages, and holds them no more.</summary>
    public void Write(Session session)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            var (first, start) = pages[i];
            var insert = session.Statement("INSERT INTO event_page VALUES (?1, ?2)");
            insert.Bind(1, first);
            insert.Bind(2, bytes.AsSpan(start, (i + 1 < pages.Count ? pages[i + 1].Start : length) - start));
            insert.Run();
        }

        pages.Clear();
        length = 0;
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    private void Grow(int room)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(2 * bytes.Length, UsualSize), length + room));
        bytes.AsSpan(0, length).CopyTo(larger);
        if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
