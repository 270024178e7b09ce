// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.Protocol;

namespace Basil.DevKms.Calls;

/// <summary>The last calls, oldest first, and counts of all calls since the start. Message and key bytes are never kept.</summary>
internal sealed class CallLog(int capacity)
{
    public const string Ok = "ok";

    // KMS refuses longer ones; they must not fill the memory either.
    private const int LongestReference = 2048;

    private readonly Lock _writing = new();
    private readonly Queue<CallRecord> _ring = new(Math.Min(capacity, 4096));
    private readonly CallCounts[] _counts = [.. Enumerable.Repeat(new CallCounts(0, 0, 0, 0), KmsOperations.Count)];

    /// <summary>Calls of one operation, or of all; the last ones when there are more than <paramref name="limit"/>.</summary>
    public IReadOnlyList<CallRecord> Recent(KmsOperation? operation = null, int limit = int.MaxValue)
    {
        lock (_writing)
        {
            return [.. _ring.Where(call => operation is null || call.Operation == operation.Value.Name()).TakeLast(limit)];
        }
    }

    public CallCounts Count(KmsOperation operation)
    {
        lock (_writing)
        {
            return _counts[(int)operation];
        }
    }

    public void Add(CallContext call, string outcome)
    {
        var entry = new CallRecord(
            call.Time,
            call.Operation?.Name(),
            call.KeyReference is { Length: > LongestReference } reference ? reference[..LongestReference] : call.KeyReference,
            call.KeyArn,
            call.InvocationId,
            call.Attempt,
            outcome,
            call.RequestId,
            call.Principal);
        lock (_writing)
        {
            if (_ring.Count == capacity)
            {
                _ring.Dequeue();
            }

            _ring.Enqueue(entry);
            if (call.Operation is { } operation)
            {
                var counts = _counts[(int)operation];
                _counts[(int)operation] = outcome switch
                {
                    Ok => counts with { Total = counts.Total + 1, Ok = counts.Ok + 1 },
                    "ThrottlingException" => counts with { Total = counts.Total + 1, Throttled = counts.Throttled + 1 },
                    _ => counts with { Total = counts.Total + 1, Failed = counts.Failed + 1 },
                };
            }
        }
    }
}
