// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.Runtime.InteropServices;

namespace Basil.Gateway.Sockets;

/// <summary>
/// Walks a client's HTTP/2 frames (RFC 9113 section 4) and applies <see cref="HeaderBlock"/> to each header block, in place, in the
/// transport's own memory. Bytes of all other frames are stepped over unread.
/// </summary>
/// <remarks>
/// A block is held back until it is whole, frames of continuation included. What breaks a limit or the framing is passed on untouched, and so
/// is all that follows: the server behind has limits of its own, of size, of framing and of time, and ends it with the protocol's own error.
/// </remarks>
internal sealed class AuthorityRewriter
{
    /// <summary>The largest frame that the server accepts: the initial SETTINGS_MAX_FRAME_SIZE, RFC 9113 section 6.5.2.</summary>
    internal const int MaxFrameLength = 16 * 1024;

    /// <summary>The most that is held back of one header block; twice what the server accepts as headers.</summary>
    internal const int MaxBlockLength = 64 * 1024;

    /// <summary>In how many frames a block may come; clients send one, or two where the first is full.</summary>
    internal const int MaxFragments = 32;

    private const int PrefaceLength = 24;
    private const int HeaderLength = 9;
    private const byte HeadersType = 0x1;
    private const byte ContinuationType = 0x9;

    private readonly List<(long Start, int Length)> _fragments = [];
    private bool _isPrefaceSeen;
    private bool _isPassThrough;
    private long _toSkip;

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>Looks at bytes that were not passed on yet.</summary>
    /// <returns>How many of them may be passed on now; the rest comes again, with more behind it.</returns>
    internal long Scan(ReadOnlySequence<byte> bytes)
    {
        var passed = 0L;
        while (!_isPassThrough)
        {
            var skipped = Math.Min(_toSkip, bytes.Length - passed);
            _toSkip -= skipped;
            passed += skipped;
            var rest = bytes.Slice(passed);
            if (_toSkip > 0 || rest.IsEmpty || !(_isPrefaceSeen ? ScanFrame(rest) : ScanPreface(rest)))
            {
                break;
            }
        }

        return _isPassThrough ? bytes.Length : passed;
    }

    private bool ScanPreface(ReadOnlySequence<byte> bytes)
    {
        Span<byte> start = stackalloc byte[PrefaceLength];
        start = start[..(int)Math.Min(bytes.Length, start.Length)];
        bytes.Slice(0, start.Length).CopyTo(start);
        if (!Preface.StartsWith(start))
        {
            _isPassThrough = true;
        }
        else if (start.Length == PrefaceLength)
        {
            _isPrefaceSeen = true;
            _toSkip = PrefaceLength;
            return true;
        }

        return false;
    }

    /// <returns>False where more bytes are needed or none are looked at any more.</returns>
    private bool ScanFrame(ReadOnlySequence<byte> bytes)
    {
        if (!TryReadHeader(bytes, out var frame))
        {
            return false;
        }

        if (frame.Type != HeadersType)
        {
            _toSkip = HeaderLength + frame.Length;
            return true;
        }

        return ScanBlock(bytes, frame);
    }

    private bool ScanBlock(ReadOnlySequence<byte> bytes, FrameHeader frame)
    {
        _fragments.Clear();
        var stream = frame.Stream;
        var end = 0L;
        while (true)
        {
            if (frame.Length > MaxFrameLength || frame.Stream != stream || end > MaxBlockLength || _fragments.Count == MaxFragments)
            {
                _isPassThrough = true;
                return false;
            }

            if (bytes.Length < end + HeaderLength + frame.Length)
            {
                return false;
            }

            if (!AddFragment(bytes, end, frame))
            {
                _isPassThrough = true;
                return false;
            }

            end += HeaderLength + frame.Length;
            if (frame.EndsHeaders)
            {
                Rewrite(bytes);
                _toSkip = end;
                return true;
            }

            if (!TryReadHeader(bytes.Slice(end), out frame))
            {
                return false;
            }

            if (frame.Type != ContinuationType)
            {
                _isPassThrough = true;
                return false;
            }
        }
    }

    private bool AddFragment(ReadOnlySequence<byte> bytes, long frameStart, FrameHeader frame)
    {
        var payload = bytes.Slice(frameStart + HeaderLength, frame.Length);
        var before = 0;
        var padding = 0;
        if (frame.Type == HeadersType)
        {
            if (frame.IsPadded)
            {
                if (payload.IsEmpty)
                {
                    return false;
                }

                before = 1;
                padding = payload.FirstSpan[0];
            }

            before += frame.HasPriority ? 5 : 0;
        }

        var length = frame.Length - before - padding;
        if (length < 0)
        {
            return false;
        }

        _fragments.Add((frameStart + HeaderLength + before, length));
        return true;
    }

    private void Rewrite(ReadOnlySequence<byte> bytes)
    {
        if (_fragments is [var only])
        {
            var fragment = bytes.Slice(only.Start, only.Length);
            if (fragment.IsSingleSegment)
            {
                HeaderBlock.Rewrite(MemoryMarshal.AsMemory(fragment.First).Span);
                return;
            }
        }

        var length = _fragments.Sum(fragment => fragment.Length);
        var block = ArrayPool<byte>.Shared.Rent(length);
        Copy(bytes, block, intoBlock: true);
        if (HeaderBlock.Rewrite(block.AsSpan(0, length)))
        {
            Copy(bytes, block, intoBlock: false);
        }

        ArrayPool<byte>.Shared.Return(block, clearArray: true);
    }

    private void Copy(ReadOnlySequence<byte> bytes, byte[] block, bool intoBlock)
    {
        var position = 0;
        foreach (var (start, length) in _fragments)
        {
            foreach (var segment in bytes.Slice(start, length))
            {
                // The transport's memory is ours to change until its reader is told that the bytes are consumed.
                var memory = MemoryMarshal.AsMemory(segment).Span;
                var part = block.AsSpan(position, memory.Length);
                if (intoBlock)
                {
                    memory.CopyTo(part);
                }
                else
                {
                    part.CopyTo(memory);
                }

                position += memory.Length;
            }
        }
    }

    private static bool TryReadHeader(ReadOnlySequence<byte> bytes, out FrameHeader header)
    {
        header = default;
        if (bytes.Length < HeaderLength)
        {
            return false;
        }

        Span<byte> copy = stackalloc byte[HeaderLength];
        bytes.Slice(0, HeaderLength).CopyTo(copy);
        header = FrameHeader.Read(copy);
        return true;
    }
}
