// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Basil.Gateway.Sockets;

/// <summary>A connection's input with <see cref="AuthorityRewriter"/> applied. Nothing is copied: the reader sees the transport's memory, up to where it was looked at.</summary>
internal sealed class AuthorityInput(PipeReader transport) : PipeReader
{
    private readonly AuthorityRewriter _rewriter = new();
    private ReadOnlySequence<byte> _buffer;
    private long _passed;

    /// <summary>A connection middleware that puts this in front of the transport's input.</summary>
    internal static ConnectionDelegate Middleware(ConnectionDelegate next) => async connection =>
    {
        var transport = connection.Transport;
        connection.Transport = new DuplexPipe(new AuthorityInput(transport.Input), transport.Output);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = transport;
        }
    };

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var reading = transport.ReadAsync(cancellationToken);
        if (!reading.IsCompletedSuccessfully)
        {
            return WaitAsync(reading, cancellationToken);
        }

        return TryPass(reading.Result, out var result)
            ? ValueTask.FromResult(result)
            : WaitAsync(transport.ReadAsync(cancellationToken), cancellationToken);
    }

    public override bool TryRead(out ReadResult result)
    {
        result = default;
        return transport.TryRead(out var read) && TryPass(read, out result);
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        var hasSeenAll = _buffer.Slice(0, examined).Length >= _passed;
        _passed -= _buffer.Slice(0, consumed).Length;

        // Whoever has seen all there was waits for more, and what is held back here must not look like more.
        transport.AdvanceTo(consumed, hasSeenAll ? _buffer.End : examined);
        _buffer = default;
    }

    public override void CancelPendingRead() => transport.CancelPendingRead();

    public override void Complete(Exception? exception = null) => transport.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => transport.CompleteAsync(exception);

    private async ValueTask<ReadResult> WaitAsync(ValueTask<ReadResult> reading, CancellationToken cancellationToken)
    {
        ReadResult result;
        while (!TryPass(await reading, out result))
        {
            reading = transport.ReadAsync(cancellationToken);
        }

        return result;
    }

    /// <returns>False where all bytes are held back; then they were given back to the transport.</returns>
    private bool TryPass(ReadResult read, out ReadResult result)
    {
        _buffer = read.Buffer;
        _passed += _rewriter.Scan(_buffer.Slice(_passed));
        if (read.IsCompleted)
        {
            _passed = _buffer.Length;
        }

        if (_passed == 0 && !_buffer.IsEmpty && !read.IsCanceled)
        {
            transport.AdvanceTo(_buffer.Start, _buffer.End);
            result = default;
            return false;
        }

        result = new ReadResult(_buffer.Slice(0, _passed), read.IsCanceled, read.IsCompleted);
        return true;
    }

    private sealed class DuplexPipe(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
