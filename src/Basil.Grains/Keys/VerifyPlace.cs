// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Keys;

/// <summary>Where signatures are checked.</summary>
internal enum VerifyPlace
{
    /// <summary>In the silo, with the cached public key: 70 to 600 us of CPU and no request.</summary>
    Local,

    /// <summary>At the backend: every check is a request of its quota.</summary>
    Backend,
}
