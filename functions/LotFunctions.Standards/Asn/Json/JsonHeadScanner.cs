using System.Buffers;
using System.Text.Json;

namespace LotFunctions.Standards.Asn.Json;

/// <summary>
/// Cuts the notices out of a document that comes in pieces and keeps the rest: the members of a JSON object have no order, so
/// the head may stand before and after them. Throws <see cref="JsonException"/> for what is no JSON.
/// </summary>
internal sealed class JsonHeadScanner
{
    /// <summary>The most bytes that are kept.</summary>
    private const int Longest = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _head = new();
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = JsonAsnForm.MaxDepth });
    private bool _atNotices;
    private bool _inNotices;

    /// <summary>The document with an empty array of notices.</summary>
    public ReadOnlySpan<byte> Head => _head.WrittenSpan;

    /// <summary>What stands around the notices is longer than any head needs to be.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Takes what it can; the number of bytes that are done with.</summary>
    public int Take(ReadOnlySpan<byte> bytes, bool final)
    {
        var reader = new Utf8JsonReader(bytes, final, _state);
        var kept = 0;
        while (!IsTooLong && reader.Read())
        {
            if (_inNotices)
            {
                if (reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == 1) (_inNotices, kept) = (false, (int)reader.TokenStartIndex);
                continue;
            }

            if (_atNotices && reader.TokenType == JsonTokenType.StartArray)
            {
                Keep(bytes[kept..(int)reader.BytesConsumed]);
                _inNotices = true;
            }

            _atNotices = reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals(JsonAsnHead.Notices);
        }

        var consumed = (int)reader.BytesConsumed;
        if (!_inNotices) Keep(bytes[kept..consumed]);
        _state = reader.CurrentState;
        return consumed;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_head.WrittenCount + bytes.Length > Longest) IsTooLong = true;
        else _head.Write(bytes);
    }
}
