// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Cryptography;

internal sealed class EncryptReply
{
    public required byte[] CiphertextBlob { get; init; }

    public required string KeyId { get; init; }

    public required string EncryptionAlgorithm { get; init; }
}
