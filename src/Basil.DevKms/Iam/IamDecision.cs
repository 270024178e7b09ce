// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Iam;

internal enum IamDecision
{
    /// <summary>No statement allows it, which is a denial.</summary>
    NotAllowed,

    Allowed,

    /// <summary>A statement denies it, whatever others allow.</summary>
    Denied,
}
