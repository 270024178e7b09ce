// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Gateway.Audit;

/// <summary>For a gateway that is configured to keep no audit log.</summary>
internal sealed class NoAuditSink : IAuditSink
{
    public long LastSequence => 0;

    public void Write(ReadOnlySpan<byte> lines)
    {
        // Nothing is kept; the sequence numbers still tie completions to decisions in the process's own log.
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
