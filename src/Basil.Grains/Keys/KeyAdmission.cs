// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Keys;

/// <summary>Whether a call may be served from what is known of the key.</summary>
internal enum KeyAdmission
{
    Serve,

    /// <summary>Serve, and ask for the state meanwhile.</summary>
    ServeAndProbe,

    /// <summary>Wait for the state, then decide again.</summary>
    ProbeFirst,

    Refuse,
}
