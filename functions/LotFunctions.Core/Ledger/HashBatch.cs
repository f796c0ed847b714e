using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace LotFunctions.Core.Ledger;

/// <summary>
/// SHA-256 (FIPS 180-4) of many short messages at once, eight side by side in a vector: of messages as short as events the
/// platform's call takes more time around the hashing than for it. Gives what <see cref="SHA256.HashData(ReadOnlySpan{byte})"/>
/// gives, and is that where there are no vectors or few messages. Not for several threads.
/// </summary>
public sealed class HashBatch
{
    public const int HashSize = SHA256.HashSizeInBytes;

    private const int BlockSize = 64;
    private const int Lanes = 8;
    private const int Rounds = 64;
    private const int FewMessages = 3;

    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    private static readonly uint[] Initial = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <summary>Turns round the bytes of each word.</summary>
    private static readonly Vector256<byte> BigEndian = Vector256.Create(
        (byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);

    private readonly List<Message> messages = [];
    private byte[] bytes = [];
    private byte[] hashes = [];
    private int length;

    public int Count => messages.Count;

    /// <summary>After <see cref="Run"/>; valid until the batch is cleared.</summary>
    public ReadOnlySpan<byte> this[int index] => hashes.AsSpan(index * HashSize, HashSize);

    public void Clear()
    {
        messages.Clear();
        length = 0;
    }

    /// <summary>Takes a copy.</summary>
    public void Add(ReadOnlySpan<byte> message)
    {
        var blocks = (message.Length + 8) / BlockSize + 1;
        var size = blocks * BlockSize;
        if (size > bytes.Length - length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + size));
        var padded = bytes.AsSpan(length, size);
        message.CopyTo(padded);
        padded[message.Length] = 0x80;
        padded[(message.Length + 1)..].Clear();
        BinaryPrimitives.WriteInt64BigEndian(padded[^8..], message.Length * 8L);
        messages.Add(new Message(length, message.Length, blocks));
        length += size;
    }

    public void Run()
    {
        if (hashes.Length < messages.Count * HashSize) hashes = new byte[Math.Max(hashes.Length * 2, messages.Count * HashSize)];
        var all = CollectionsMarshal.AsSpan(messages);
        for (var first = 0; first < all.Length; first += Lanes)
        {
            var group = all[first..Math.Min(first + Lanes, all.Length)];
            var to = hashes.AsSpan(first * HashSize);
            if (Vector256.IsHardwareAccelerated && group.Length >= FewMessages) SideBySide(group, to);
            else OneByOne(group, to);
        }
    }

    private void OneByOne(ReadOnlySpan<Message> group, Span<byte> to)
    {
        for (var i = 0; i < group.Length; i++) SHA256.HashData(bytes.AsSpan(group[i].Start, group[i].Length), to[(i * HashSize)..]);
    }

    private void SideBySide(ReadOnlySpan<Message> group, Span<byte> to)
    {
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[8];
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[Rounds];
        for (var i = 0; i < 8; i++) state[i] = Vector256.Create(Initial[i]);
        var most = 0;
        foreach (var message in group) most = Math.Max(most, message.Blocks);
        for (var block = 0; block < most; block++)
        {
            if (Avx2.IsSupported) LoadSideBySide(group, block, words);
            else LoadOneByOne(group, block, words);
            Compress(state, words);
            for (var lane = 0; lane < group.Length; lane++)
            {
                if (group[lane].Blocks != block + 1) continue;
                for (var i = 0; i < 8; i++) BinaryPrimitives.WriteUInt32BigEndian(to[((lane * HashSize) + (i * 4))..], state[i].GetElement(lane));
            }
        }
    }

    /// <summary>The first 16 words of each message's block, one message a lane.</summary>
    private void LoadOneByOne(ReadOnlySpan<Message> group, int block, Span<Vector256<uint>> words)
    {
        var lanes = MemoryMarshal.Cast<Vector256<uint>, uint>(words);
        for (var lane = 0; lane < group.Length; lane++)
        {
            // A message that has ended goes on with anything: its hash is taken already.
            if (block >= group[lane].Blocks) continue;
            var from = MemoryMarshal.Cast<byte, uint>(bytes.AsSpan(group[lane].Start + (block * BlockSize), BlockSize));
            for (var word = 0; word < 16; word++) lanes[(word * Lanes) + lane] = BinaryPrimitives.ReverseEndianness(from[word]);
        }
    }

    /// <summary>The same, eight words of eight messages at a time: they change places as a matrix is transposed.</summary>
    private void LoadSideBySide(ReadOnlySpan<Message> group, int block, Span<Vector256<uint>> words)
    {
        for (var half = 0; half < 2; half++)
        {
            var (r0, r1, r2, r3) = (Row(group, 0, block, half), Row(group, 1, block, half), Row(group, 2, block, half), Row(group, 3, block, half));
            var (r4, r5, r6, r7) = (Row(group, 4, block, half), Row(group, 5, block, half), Row(group, 6, block, half), Row(group, 7, block, half));
            var to = words.Slice(half * Lanes, Lanes);
            (to[0], to[1], to[4], to[5]) = Columns(Low(r0, r1), Low(r2, r3), Low(r4, r5), Low(r6, r7));
            (to[2], to[3], to[6], to[7]) = Columns(High(r0, r1), High(r2, r3), High(r4, r5), High(r6, r7));
        }

        static Vector256<ulong> Low(Vector256<uint> x, Vector256<uint> y) => Avx2.UnpackLow(x, y).AsUInt64();
        static Vector256<ulong> High(Vector256<uint> x, Vector256<uint> y) => Avx2.UnpackHigh(x, y).AsUInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> First, Vector256<uint> Second, Vector256<uint> Fifth, Vector256<uint> Sixth) Columns(
        Vector256<ulong> x01, Vector256<ulong> x23, Vector256<ulong> x45, Vector256<ulong> x67)
    {
        var (a, b) = (Avx2.UnpackLow(x01, x23), Avx2.UnpackLow(x45, x67));
        var (c, d) = (Avx2.UnpackHigh(x01, x23), Avx2.UnpackHigh(x45, x67));
        return (
            Avx2.Permute2x128(a, b, 0x20).AsUInt32(), Avx2.Permute2x128(c, d, 0x20).AsUInt32(),
            Avx2.Permute2x128(a, b, 0x31).AsUInt32(), Avx2.Permute2x128(c, d, 0x31).AsUInt32());
    }

    /// <summary>Eight words of one message's block; anything of one that has ended, as its hash is taken already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<uint> Row(ReadOnlySpan<Message> group, int lane, int block, int half)
    {
        if (lane >= group.Length || block >= group[lane].Blocks) return default;
        var row = Vector256.Create<byte>(bytes.AsSpan(group[lane].Start + (block * BlockSize) + (half * Vector256<byte>.Count), Vector256<byte>.Count));
        return Avx2.Shuffle(row, BigEndian).AsUInt32();
    }

    private static void Compress(Span<Vector256<uint>> state, Span<Vector256<uint>> words)
    {
        for (var i = 16; i < Rounds; i++)
        {
            var (w15, w2) = (words[i - 15], words[i - 2]);
            words[i] = words[i - 16] + (Rotate(w15, 7) ^ Rotate(w15, 18) ^ (w15 >>> 3)) + words[i - 7] + (Rotate(w2, 17) ^ Rotate(w2, 19) ^ (w2 >>> 10));
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        // Eight rounds a turn: then every value is back in its own place, and none has to be moved.
        for (var i = 0; i < Rounds; i += 8)
        {
            var t = h + Mix(e, f, g, words[i], Constants[i]);
            d += t;
            h = t + Mix(a, b, c);
            t = g + Mix(d, e, f, words[i + 1], Constants[i + 1]);
            c += t;
            g = t + Mix(h, a, b);
            t = f + Mix(c, d, e, words[i + 2], Constants[i + 2]);
            b += t;
            f = t + Mix(g, h, a);
            t = e + Mix(b, c, d, words[i + 3], Constants[i + 3]);
            a += t;
            e = t + Mix(f, g, h);
            t = d + Mix(a, b, c, words[i + 4], Constants[i + 4]);
            h += t;
            d = t + Mix(e, f, g);
            t = c + Mix(h, a, b, words[i + 5], Constants[i + 5]);
            g += t;
            c = t + Mix(d, e, f);
            t = b + Mix(g, h, a, words[i + 6], Constants[i + 6]);
            f += t;
            b = t + Mix(c, d, e);
            t = a + Mix(f, g, h, words[i + 7], Constants[i + 7]);
            e += t;
            a = t + Mix(b, c, d);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Mix(Vector256<uint> e, Vector256<uint> f, Vector256<uint> g, Vector256<uint> word, uint constant) =>
        (Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25)) + ((e & f) ^ Vector256.AndNot(g, e)) + (word + Vector256.Create(constant));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Mix(Vector256<uint> a, Vector256<uint> b, Vector256<uint> c) =>
        (Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Rotate(Vector256<uint> x, [ConstantExpected] byte by) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateRight(x, by) : (x >>> by) | (x << (32 - by));

    private readonly record struct Message(int Start, int Length, int Blocks);
}
