// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;

namespace Basil.Core.Generations;

/// <summary>The result of a capability check.</summary>
/// <param name="Gaps">All gaps, ordered by backend and key.</param>
/// <param name="Undeclared">Backends in use that declare nothing, so that nothing could be checked.</param>
internal sealed record CapabilityReport(ImmutableArray<CapabilityGap> Gaps, ImmutableArray<string> Undeclared);
