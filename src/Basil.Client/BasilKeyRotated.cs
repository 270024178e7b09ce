// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>A key has a new version.</summary>
/// <param name="At">When, by the broker's clock, if it told.</param>
/// <param name="KeyId">The catalog name.</param>
/// <param name="NewVersion">The version served from then on.</param>
public sealed record BasilKeyRotated(DateTimeOffset? At, string KeyId, uint NewVersion) : BasilEvent(At);
