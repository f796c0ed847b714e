using System.Buffers;
using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>
/// Writes ship notices as X12 transaction sets 856 of the structure shipment, order, tare, pack, item, as UTF-8; levels that
/// a notice has no use for are left out. X12 has no escape: a text that contains a delimiter is refused, and the message says
/// which; choose others in <see cref="InterchangeHeader.Delimiters"/>. Beyond what both syntaxes ask, X12 says no best-before
/// date, times down to hundredths of a second (in the ISA minutes), and units that have a code of element 355 of their own.
/// </summary>
public sealed class ShipNoticeWriter(IBufferWriter<byte> output) : IAsnWriter
{
    // A notice that is refused half way must leave nothing behind.
    private readonly ArrayBufferWriter<byte> _set = new(4096);
    private InterchangeHeader? _header;
    private EdiDelimiters _delimiters;
    private SearchValues<char> _forbidden = SearchValues.Create(string.Empty);
    private GroupHeader? _group;
    private int _groups;
    private int _sets;

    /// <inheritdoc/>
    public void Begin(InterchangeHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (_header is not null) throw new InvalidOperationException("An interchange is open.");
        var delimiters = X12Envelopes.Delimiters(header);
        Whole(delimiters, writer => X12Envelopes.Isa(writer, header, delimiters));
        (_header, _delimiters, _groups) = (header, delimiters, 0);
        _forbidden = X12Envelopes.Forbidden(delimiters);
    }

    /// <inheritdoc/>
    public void BeginGroup(GroupHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (_header is null || _group is not null) throw new InvalidOperationException("A group begins in an interchange and in no other group.");
        Whole(_delimiters, writer => X12Envelopes.Gs(writer, header, _header.PreparedAt));
        (_group, _sets) = (header, 0);
        _groups++;
    }

    /// <inheritdoc/>
    public void Write(Asn.Asn notice, string? version = null)
    {
        if (_group is null) throw new InvalidOperationException("A transaction set stands in a group.");
        WritableNotice.Check(notice);
        Whole(_delimiters, writer => new ShipNoticeSet(writer, _forbidden).Write(notice, version));
        _sets++;
    }

    /// <inheritdoc/>
    public void EndGroup()
    {
        if (_group is null) throw new InvalidOperationException("No group is open.");
        new X12Writer(output, _delimiters).Write("GE", _sets.ToString(CultureInfo.InvariantCulture), _group.ControlNumber);
        _group = null;
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_header is null || _group is not null) throw new InvalidOperationException("No interchange is open, or a group still is.");
        new X12Writer(output, _delimiters).Write("IEA", _groups.ToString(CultureInfo.InvariantCulture), _header.ControlNumber);
        _header = null;
    }

    private void Whole(EdiDelimiters delimiters, Action<X12Writer> write)
    {
        _set.ResetWrittenCount();
        write(new X12Writer(_set, delimiters));
        output.Write(_set.WrittenSpan);
    }
}
