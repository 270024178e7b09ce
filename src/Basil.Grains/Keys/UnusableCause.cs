// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Keys;

/// <summary>Why a key that exists cannot serve.</summary>
internal enum UnusableCause
{
    Disabled,
    PendingDeletion,

    /// <summary>Its type is not the one that the catalog declares.</summary>
    WrongKeySpec,

    /// <summary>Its type is right and it was made for something else, for example ENCRYPT_DECRYPT.</summary>
    WrongKeyUsage,

    /// <summary>Being made, or made so recently that the backend does not show it everywhere yet.</summary>
    NotReady,

    /// <summary>The backend does not offer it.</summary>
    Unsupported,
}
