// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Documents;
using Basil.Core.Keys;

namespace Basil.Core.Catalogs;

/// <summary>A key entry as it is written: a null was absent or was reported as wrong, <see cref="Fields"/> tells which.</summary>
internal sealed record KeyDocument(
    DocumentObject Fields,
    KeyName? Name,
    KeyClass? Class,
    KeyAlgorithm? KeyType,
    string? BackendName,
    CatalogBackend? Backend,
    KeyEngine? DeclaredEngine,
    string? Path,
    MissingKeyRule? Missing,
    IReadOnlyList<(DocumentValue At, string Text)> Labels)
{
    /// <summary>Declared, or inferred from the class; pki is never inferred.</summary>
    internal KeyEngine? Engine => DeclaredEngine ?? Class switch
    {
        KeyClass.Asymmetric or KeyClass.Symmetric => KeyEngine.Transit,
        null => null,
        _ => KeyEngine.Kv2,
    };

    /// <summary>Whether this build has the class at all; what it lacks is reported once, without what would follow from it.</summary>
    internal bool IsOfServedClass => Class is KeyClass.Asymmetric or KeyClass.Symmetric;

    /// <summary>Whether the private half would be fetched in order to be used, so that the public half needs a place of its own.</summary>
    internal bool IsMaterializedToUse => Class == KeyClass.Sealing || (Class == KeyClass.Asymmetric && Engine == KeyEngine.Kv2);

    /// <summary>The class in the catalog's spelling.</summary>
    internal string ClassToken => Class is { } known ? CatalogTokens.Classes[known] : "unknown";
}
