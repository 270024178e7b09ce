// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Gateway.Audit;

/// <summary>Where audit lines end up.</summary>
internal interface IAuditSink : IDisposable
{
    /// <summary>The sequence number of the last line that is there already; 0 for none.</summary>
    long LastSequence { get; }

    /// <summary>Writes whole lines; they are with the kernel when it returns.</summary>
    /// <exception cref="IOException">Not all was written. The next write begins on a line of its own.</exception>
    void Write(ReadOnlySpan<byte> lines);
}
