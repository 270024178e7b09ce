// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Cryptography;

internal sealed class VerifyReply
{
    public required string KeyId { get; init; }

    /// <summary>Always true: a signature that does not match is an error.</summary>
    public required bool SignatureValid { get; init; }

    public required string SigningAlgorithm { get; init; }
}
