// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Cryptography;

internal sealed class SignReply
{
    public required string KeyId { get; init; }

    public required byte[] Signature { get; init; }

    public required string SigningAlgorithm { get; init; }
}
