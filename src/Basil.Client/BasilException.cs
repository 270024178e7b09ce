// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>A call that failed.</summary>
public sealed class BasilException : Exception
{
    internal BasilException(
        BasilErrorKind kind, string reason, string operation, int statusCode, string message, TimeSpan? retryAfter, Exception? innerException)
        : base(message, innerException)
    {
        Kind = kind;
        Reason = reason;
        Operation = operation;
        StatusCode = statusCode;
        RetryAfter = retryAfter;
    }

    /// <summary>What kind of failure it is.</summary>
    public BasilErrorKind Kind { get; }

    /// <summary>
    /// The broker's reason, a token such as <c>UNAUTHORIZED</c>, as docs/reference/errors.md lists them; empty when the broker gave none.
    /// Newer brokers may have more tokens: meet an unknown one by <see cref="Kind"/>.
    /// </summary>
    public string Reason { get; }

    /// <summary>What failed, for example <c>sign</c>: the policy's name of the operation when access was refused, else the call's.</summary>
    public string Operation { get; }

    /// <summary>The number of the gRPC status code.</summary>
    public int StatusCode { get; }

    /// <summary>How long the broker asks to wait before a retry, if it does; never negative.</summary>
    public TimeSpan? RetryAfter { get; }
}
