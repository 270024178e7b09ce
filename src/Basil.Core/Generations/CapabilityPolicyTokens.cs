// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;

namespace Basil.Core.Generations;

/// <summary>The configuration's spelling of <see cref="CapabilityPolicy"/>.</summary>
internal static class CapabilityPolicyTokens
{
    internal static TokenSet<CapabilityPolicy> All { get; } = new(
    [
        ("strict", CapabilityPolicy.Strict),
        ("degraded", CapabilityPolicy.Degraded),
        ("off", CapabilityPolicy.Off),
    ]);
}
