// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers;

namespace Basil.Gateway.Audit;

/// <summary>Lines that are written together, and the moment at which they are.</summary>
internal sealed class AuditBatch
{
    private readonly TaskCompletionSource<bool> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal AuditBatch(ArrayBufferWriter<byte> buffer) => Buffer = buffer;

    internal ArrayBufferWriter<byte> Buffer { get; }

    internal int Count { get; set; }

    /// <summary>Ends when the batch was tried: true where all of it is in the log.</summary>
    internal Task<bool> Written => _written.Task;

    internal void Complete(bool isWritten) => _written.SetResult(isWritten);
}
