// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Backends;

/// <summary>Whether existing key material can be used.</summary>
internal enum KeyMaterialState
{
    Enabled,
    Disabled,
    PendingDeletion,

    /// <summary>Being created, updated or imported; may become usable by itself.</summary>
    NotReady,
}
