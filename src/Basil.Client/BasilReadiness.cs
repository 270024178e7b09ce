// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>Whether a broker can do its work.</summary>
/// <param name="Ready">Whether every key that must exist does.</param>
/// <param name="Reason">Why it is or is not.</param>
/// <param name="Generation">The generation of catalog and policy that the counts are of.</param>
/// <param name="KeysTotal">Keys in the catalog; like the other counts, 0 when a backend did not answer.</param>
/// <param name="KeysPresent">Keys that exist.</param>
/// <param name="KeysRequiredMissing">Keys that must exist and do not.</param>
/// <param name="KeysOptionalMissing">Keys that may be absent and are.</param>
public sealed record BasilReadiness(
    bool Ready, BasilReadinessReason Reason, ulong Generation, uint KeysTotal, uint KeysPresent, uint KeysRequiredMissing, uint KeysOptionalMissing);
