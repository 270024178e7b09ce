// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

internal sealed class GetPublicKeyReply
{
    public required string KeyId { get; init; }

    /// <summary>The DER of an X.509 SubjectPublicKeyInfo.</summary>
    public required byte[] PublicKey { get; init; }

    public required string? CustomerMasterKeySpec { get; init; }

    public required string KeySpec { get; init; }

    public required string KeyUsage { get; init; }

    public required string[] SigningAlgorithms { get; init; }
}
