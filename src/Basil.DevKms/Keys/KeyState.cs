// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

/// <summary>The key states that a key with KMS-made material and no replicas passes through; names as on the wire.</summary>
internal enum KeyState
{
    Enabled,
    Disabled,
    PendingDeletion,
}
