// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Policies;

/// <summary>The audit's spelling of the reasons that a decision over a key can have.</summary>
internal static class DenyReasonTokens
{
    internal static string Token(this DenyReason reason) => reason switch
    {
        DenyReason.UnknownKey => "unknown_key",
        DenyReason.NotWritable => "not_writable",
        DenyReason.IssuerRawSign => "issuer_raw_sign",
        DenyReason.NotPermitted => "not_permitted",
        DenyReason.NoActorSubject or DenyReason.Unauthenticated => "no_actor_subject",
        DenyReason.AmbiguousActorSubject => "ambiguous_actor_subject",
        DenyReason.InvalidUnauthenticatedSubject => "invalid_unauthenticated_subject",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };
}
