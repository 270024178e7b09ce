// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Grains.Keys;

/// <summary>Which public keys this silo gives out for anybody; section <c>jwks</c> of the configuration.</summary>
internal sealed class PublicationOptions
{
    internal const string Section = "jwks";

    /// <summary>Key names and globs, separated by commas; nothing by default.</summary>
    public string? Keys { get; set; }
}
