// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>How a subject's principal is recognised.</summary>
internal enum PrincipalKind
{
    /// <summary>By the kernel's user id, or by the policy's own table of group memberships.</summary>
    Unix,

    /// <summary>By the lack of any credential of the transport.</summary>
    Unauthenticated,

    /// <summary>By the signature of a sealed invocation; never matches a caller of the socket.</summary>
    SignatureKey,
}
