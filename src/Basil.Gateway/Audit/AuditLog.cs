// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers;
using Basil.Core.Errors;
using Microsoft.Extensions.Logging;

namespace Basil.Gateway.Audit;

/// <summary>
/// The audit log: every line gets its sequence number and its place in one step, so their order is the order of the numbers; a decision's line
/// is in the log before the operation goes on.
/// </summary>
/// <remarks>
/// Group commit: lines collect in an open batch while an earlier one is being written. At most one write happens at a time. Whoever must wait for
/// a line, or hands one over, and finds nobody writing writes the batch itself, on its own thread; what collects meanwhile is written by the
/// thread pool. A full batch makes callers wait; nothing is dropped.
/// </remarks>
internal sealed partial class AuditLog : IThreadPoolWorkItem, IAsyncDisposable
{
    /// <summary>How many lines may wait to be written; as many as existing brokers let wait before they drop.</summary>
    internal const int Capacity = 1024;

    private readonly Lock _gate = new();
    private readonly AuditLines _lines = new();
    private readonly IAuditSink _sink;
    private readonly bool _isRequired;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    private AuditBatch _open = new(new ArrayBufferWriter<byte>());
    private AuditBatch? _inFlight;
    private ArrayBufferWriter<byte>? _spare;
    private long _sequence;
    private bool _isScheduled;
    private bool _isFailing;

    internal AuditLog(IAuditSink sink, bool isRequired, TimeProvider time, ILogger<AuditLog> logger)
    {
        _sink = sink;
        _isRequired = isRequired;
        _time = time;
        _logger = logger;
        _sequence = sink.LastSequence;
    }

    /// <summary>The number of the last line handed over.</summary>
    internal long LastSequence => Volatile.Read(ref _sequence);

    /// <summary>Writes a decision down.</summary>
    /// <returns>Its sequence number once it is in the log; an error where it is not and the log is required.</returns>
    internal async ValueTask<Outcome<long>> DecideAsync(AuditDecision decision)
    {
        var presenter = AuditLines.Presenter(decision);
        while (true)
        {
            AuditBatch batch;
            long sequence;
            bool isLeader;
            lock (_gate)
            {
                batch = _open;
                sequence = batch.Count < Capacity ? ++_sequence : 0;
                isLeader = sequence != 0 && _inFlight is null;
                if (sequence != 0)
                {
                    _lines.Decision(batch.Buffer, sequence, _time.GetUtcNow(), decision, presenter);
                    batch.Count++;
                }

                if (isLeader)
                {
                    TakeOpen();
                }
            }

            if (isLeader)
            {
                Write(batch);
            }

            var isWritten = await batch.Written;
            if (sequence != 0)
            {
                return isWritten || !_isRequired ? sequence : new BrokerError(ErrorReason.Internal, "audit log cannot be written");
            }
        }
    }

    /// <summary>Hands a completion over; waits only while the open batch is full.</summary>
    internal async ValueTask CompleteAsync(AuditCompletion completion)
    {
        while (true)
        {
            AuditBatch batch;
            bool isTaken;
            bool isLeader;
            lock (_gate)
            {
                batch = _open;
                isTaken = batch.Count < Capacity;
                isLeader = isTaken && _inFlight is null;
                if (isTaken)
                {
                    _lines.Completion(batch.Buffer, ++_sequence, _time.GetUtcNow(), completion);
                    batch.Count++;
                }

                if (isLeader)
                {
                    TakeOpen();
                }
            }

            if (isLeader)
            {
                // Waking a thread to write one line would cost several times the write.
                Write(batch);
            }

            if (isTaken)
            {
                return;
            }

            await batch.Written;
        }
    }

    /// <summary>Writes batches until none has lines; the thread pool's part.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        while (true)
        {
            AuditBatch batch;
            lock (_gate)
            {
                _isScheduled = false;
                if (_inFlight is not null || _open.Count == 0)
                {
                    return;
                }

                batch = TakeOpen();
            }

            Write(batch);
        }
    }

    /// <summary>Waits until everything handed over so far was tried, then closes the log.</summary>
    public async ValueTask DisposeAsync()
    {
        while (true)
        {
            Task pending;
            lock (_gate)
            {
                if (_inFlight is null && _open.Count == 0)
                {
                    break;
                }

                pending = (_inFlight ?? _open).Written;
                Schedule();
            }

            await pending;
        }

        _sink.Dispose();
        _lines.Dispose();
    }

    private AuditBatch TakeOpen()
    {
        _inFlight = _open;
        _open = new AuditBatch(_spare ?? new ArrayBufferWriter<byte>());
        _spare = null;
        return _inFlight;
    }

    private void Schedule()
    {
        if (!_isScheduled && _inFlight is null)
        {
            _isScheduled = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void Write(AuditBatch batch)
    {
        var isWritten = TryWrite(batch);
        lock (_gate)
        {
            _inFlight = null;
            batch.Buffer.ResetWrittenCount();
            _spare = batch.Buffer;
            if (_open.Count > 0)
            {
                Schedule();
            }
        }

        batch.Complete(isWritten);
    }

    private bool TryWrite(AuditBatch batch)
    {
        try
        {
            _sink.Write(batch.Buffer.WrittenSpan);
            if (_isFailing)
            {
                _isFailing = false;
                LogRecovered();
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            if (!_isFailing)
            {
                _isFailing = true;
                LogFailed(e, _isRequired ? "operations are refused until it can be" : "operations go on unaudited");
            }

            return false;
        }
    }
}
