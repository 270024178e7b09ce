// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>A catalog entry that the caller may see.</summary>
/// <param name="Name">The name, which other calls take as key id.</param>
/// <param name="Kind">What it is good for.</param>
/// <param name="KeyType">The type of an asymmetric key; null for others.</param>
/// <param name="LatestVersion">The version now served; 0 when the backend did not tell.</param>
public sealed record BasilCatalogEntry(string Name, BasilCatalogKind Kind, BasilKeyType? KeyType, uint LatestVersion);
