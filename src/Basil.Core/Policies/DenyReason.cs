// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>Why the decision point said no. Audited and explained to those who may ask; never sent to the denied caller.</summary>
internal enum DenyReason
{
    UnknownKey,
    NotWritable,
    IssuerRawSign,
    NotPermitted,
    NoActorSubject,
    AmbiguousActorSubject,
    InvalidUnauthenticatedSubject,
    Unauthenticated,
}
