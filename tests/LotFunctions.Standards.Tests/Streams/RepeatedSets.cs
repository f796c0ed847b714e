using System.Globalization;
using System.Text;

namespace LotFunctions.Standards.Tests.Streams;

/// <summary>An interchange of so many bytes or a little more, made while it is read.</summary>
internal sealed class RepeatedSets(string head, Func<int, string> set, Func<int, string> trailer, long length) : Stream
{
    private byte[] _piece = Encoding.ASCII.GetBytes(head);
    private int _taken;
    private bool _last;

    public int Sets { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_taken == _piece.Length && !_last)
        {
            _last = Position >= length;
            _piece = Encoding.ASCII.GetBytes(_last ? trailer(Sets) : set(++Sets));
            _taken = 0;
        }

        var size = Math.Min(count, _piece.Length - _taken);
        _piece.AsSpan(_taken, size).CopyTo(buffer.AsSpan(offset));
        _taken += size;
        Position += size;
        return size;
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
