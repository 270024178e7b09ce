// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>What a catalog entry is good for. The numbers are those of the wire.</summary>
public enum BasilCatalogKind
{
    /// <summary>Not told, or a kind that this client does not know.</summary>
    Unspecified = 0,

    /// <summary>Signs, or verifies.</summary>
    Signing = 1,

    /// <summary>A stored value.</summary>
    Value = 2,

    /// <summary>Encrypts.</summary>
    Encryption = 3,
}
