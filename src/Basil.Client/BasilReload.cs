// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>What a reload did, or would do.</summary>
/// <param name="Applied">Whether the new generation serves.</param>
/// <param name="Checked">Whether this was a check that passed.</param>
/// <param name="PreviousGeneration">The generation before.</param>
/// <param name="NewGeneration">The generation after; for a check, the one that would be.</param>
/// <param name="KeyCount">Keys in the new catalog; 0 after a rejection.</param>
/// <param name="GrantCount">Grants in the new policy; 0 after a rejection.</param>
/// <param name="Rejection">Why nothing changed; null when the documents are good.</param>
public sealed record BasilReload(
    bool Applied, bool Checked, ulong PreviousGeneration, ulong NewGeneration, uint KeyCount, uint GrantCount, BasilReloadRejection? Rejection);
