// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Basil.DevKms.Cryptography;

internal sealed class DecryptRequest
{
    public byte[]? CiphertextBlob { get; set; }

    public Dictionary<string, string>? EncryptionContext { get; set; }

    public string? KeyId { get; set; }

    public string? EncryptionAlgorithm { get; set; }

    public JsonElement? Recipient { get; set; }

    public bool? DryRun { get; set; }

    public string[]? DryRunModifiers { get; set; }
}
