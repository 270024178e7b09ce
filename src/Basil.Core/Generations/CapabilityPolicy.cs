// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Generations;

/// <summary>How strictly the catalog's needs are held against what its backends provide.</summary>
internal enum CapabilityPolicy
{
    Strict,
    Degraded,
    Off,
}
