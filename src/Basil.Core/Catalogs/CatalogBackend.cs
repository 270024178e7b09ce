// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.Core.Keys;

namespace Basil.Core.Catalogs;

/// <summary>A checked backend entry of the catalog.</summary>
/// <param name="Name">The name that keys refer to.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Address">A label for people; for KMS it routes nothing.</param>
/// <param name="Engines">What the catalog declares it to provide.</param>
/// <param name="Capabilities">Declared capability tokens, unknown ones included.</param>
/// <param name="MintKeyTypes">Key types that Basil may create there.</param>
/// <param name="Requires">Capability tokens that the catalog insists on.</param>
internal sealed record CatalogBackend(
    string Name,
    BackendKind Kind,
    string Address,
    ImmutableArray<KeyEngine> Engines,
    ImmutableArray<string> Capabilities,
    ImmutableArray<KeyAlgorithm> MintKeyTypes,
    ImmutableArray<string> Requires)
{
    /// <summary>True where engines, capabilities and mint key types are all empty: nothing to check against.</summary>
    internal bool IsUndeclared => Engines.IsEmpty && Capabilities.IsEmpty && MintKeyTypes.IsEmpty;
}
