// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using Basil.Gateway.Audit;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>An audit sink that a test can stop and break.</summary>
internal sealed class ControlledSink : IAuditSink
{
    private readonly ManualResetEventSlim _open = new(initialState: true);
    private readonly List<string> _writes = [];

    public long LastSequence { get; init; }

    internal bool IsBroken { get; set; }

    /// <summary>Released each time that a write begins.</summary>
    internal SemaphoreSlim Entered { get; } = new(0);

    internal IReadOnlyList<string> Writes
    {
        get
        {
            lock (_writes)
            {
                return [.. _writes];
            }
        }
    }

    internal IEnumerable<string> Lines => Writes.SelectMany(write => write.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    internal void Block() => _open.Reset();

    internal void Unblock() => _open.Set();

    public void Write(ReadOnlySpan<byte> lines)
    {
        var text = Encoding.UTF8.GetString(lines);
        Entered.Release();
        if (!_open.Wait(TimeSpan.FromSeconds(20)))
        {
            throw new TimeoutException("Nobody unblocked the sink.");
        }

        if (IsBroken)
        {
            throw new IOException("No space left on device");
        }

        lock (_writes)
        {
            _writes.Add(text);
        }
    }

    public void Dispose() => _open.Dispose();
}
