// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Keys;

/// <summary>What the grain does because of an event.</summary>
[Flags]
internal enum KeyEffect
{
    None = 0,

    /// <summary>Ask the backend for the key's description.</summary>
    Probe = 1,

    /// <summary>Create the key: send the request once.</summary>
    Create = 2,

    /// <summary>The cached public key may belong to another key: drop it.</summary>
    ForgetPublicKey = 4,

    /// <summary>Tell operators that the path names another key than before.</summary>
    ReportMove = 8,

    /// <summary>Tell operators of a key that no path names.</summary>
    ReportOrphan = 16,
}
