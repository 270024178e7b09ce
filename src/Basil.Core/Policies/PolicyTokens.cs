// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;

namespace Basil.Core.Policies;

/// <summary>The policy's spellings.</summary>
internal static class PolicyTokens
{
    internal static TokenSet<PrincipalKind> PrincipalKinds { get; } = new(
    [
        ("unix", PrincipalKind.Unix),
        ("unauthenticated", PrincipalKind.Unauthenticated),
        ("signature-key", PrincipalKind.SignatureKey),
    ]);

    internal static TokenSet<SignatureKeyKind> SignatureKeyKinds { get; } = new(
    [
        ("ed25519", SignatureKeyKind.Ed25519),
        ("nats-nkey", SignatureKeyKind.NatsNkey),
    ]);
}
