// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Basil.DevKms.Keys;

internal sealed class CreateKeyRequest
{
    public string? Description { get; set; }

    public string? KeyUsage { get; set; }

    public string? KeySpec { get; set; }

    public string? CustomerMasterKeySpec { get; set; }

    public string? Origin { get; set; }

    public string? CustomKeyStoreId { get; set; }

    public string? XksKeyId { get; set; }

    public bool? MultiRegion { get; set; }

    /// <summary>Checked to be a JSON object; DevKms evaluates no policy.</summary>
    public string? Policy { get; set; }

    /// <summary>Taken and not kept: DevKms has no operation that would show tags.</summary>
    public JsonElement? Tags { get; set; }
}
