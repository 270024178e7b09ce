// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>What <see cref="BasilClient.WatchAsync"/> can be asked for. The numbers are those of the wire.</summary>
public enum BasilEventKind
{
    /// <summary>A <see cref="BasilKeyRotated"/>.</summary>
    KeyRotated = 1,

    /// <summary>A <see cref="BasilBundleChanged"/>.</summary>
    BundleChanged = 2,

    /// <summary>A <see cref="BasilRevoked"/>.</summary>
    Revoked = 3,
}
