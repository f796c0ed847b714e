using System.Buffers;
using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>
/// Writes ship notices as UN/EDIFACT messages DESADV, in the segments that all directories from D.96A on and EANCOM share, with
/// a UNA in front. The syntax identifier of the header's version names the character set: a character that is not in it is
/// refused, and the message says which. Delimiters in texts get a release character. Beyond what both syntaxes ask, DESADV says
/// at most four lines of an address, whole seconds (in the UNB minutes), and units by Recommendation 20.
/// What is for information alone stays out: carrier, equipment, packages and weight, marks and pack sizes.
/// </summary>
public sealed class DesadvWriter(IBufferWriter<byte> output) : IAsnWriter
{
    private const string DefaultVersion = "DESADV:D:96A:UN:EAN005";

    // A message that is refused half way must leave nothing behind.
    private readonly ArrayBufferWriter<byte> _message = new(4096);
    private InterchangeHeader? _header;
    private EdiDelimiters _delimiters;
    private EdifactSegmentWriter? _segments;
    private GroupHeader? _group;
    private int _groups;
    private int _messages;

    /// <inheritdoc/>
    public void Begin(InterchangeHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (_header is not null) throw new InvalidOperationException("An interchange is open.");
        var version = header.Version ?? "UNOC:3";
        var delimiters = header.Delimiters ?? EdiDelimiters.Edifact;
        _segments = new EdifactSegmentWriter(_message, delimiters, version.Split(':')[0]);
        Whole(writer => EdifactEnvelopes.Unb(writer, header, version, delimiters));
        (_header, _delimiters, _groups, _messages) = (header, delimiters, 0, 0);
    }

    /// <inheritdoc/>
    public void BeginGroup(GroupHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (_header is null || _group is not null || (_groups == 0 && _messages > 0))
        {
            throw new InvalidOperationException("A group begins in an interchange, in no other group, and not beside messages without a group.");
        }

        Whole(writer => EdifactEnvelopes.Ung(writer, header, _header));
        (_group, _messages) = (header, 0);
        _groups++;
    }

    /// <inheritdoc/>
    public void Write(Asn.Asn notice, string? version = null)
    {
        if (_header is null || (_groups > 0 && _group is null)) throw new InvalidOperationException("A message stands in an interchange, and where there are groups in one of them.");
        WritableNotice.Check(notice);
        Whole(writer => new DespatchAdvice(writer, (char)_delimiters.DecimalMark).Write(notice, version ?? DefaultVersion));
        _messages++;
    }

    /// <inheritdoc/>
    public void EndGroup()
    {
        if (_group is null) throw new InvalidOperationException("No group is open.");
        Whole(writer => writer.Begin("UNE").Add(Text(_messages)).Add(_group.ControlNumber).End());
        _group = null;
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_header is null || _group is not null) throw new InvalidOperationException("No interchange is open, or a group still is.");
        Whole(writer => writer.Begin("UNZ").Add(Text(_groups > 0 ? _groups : _messages)).Add(_header.ControlNumber).End());
        _header = null;
    }

    private void Whole(Action<EdifactSegmentWriter> write)
    {
        _message.ResetWrittenCount();
        try
        {
            write(_segments!);
        }
        catch (ArgumentException)
        {
            _segments!.Abandon();
            throw;
        }

        output.Write(_message.WrittenSpan);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
