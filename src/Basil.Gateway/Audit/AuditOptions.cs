// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Gateway.Audit;

/// <summary>Where decisions are written down.</summary>
internal sealed record AuditOptions
{
    /// <summary>Configuration key <c>auditLog</c>; empty for none. The file is appended to and made with mode 0600.</summary>
    internal string Path { get; init; } = "audit.jsonl";

    /// <summary>Configuration key <c>auditRequired</c>: whether an operation whose decision cannot be written down is refused.</summary>
    internal bool IsRequired { get; init; } = true;
}
