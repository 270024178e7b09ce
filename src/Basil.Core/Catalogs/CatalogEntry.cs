// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.Core.Keys;

namespace Basil.Core.Catalogs;

/// <summary>A checked key entry of the catalog.</summary>
/// <param name="Name">The name by which callers know the key.</param>
/// <param name="Class">Which operations make sense.</param>
/// <param name="Algorithm">The key type; null only where the class allows that.</param>
/// <param name="Backend">The name of its backend, which exists.</param>
/// <param name="Engine">Declared or inferred from the class.</param>
/// <param name="Path">The backend's locator as written.</param>
/// <param name="Writable">Whether set, rotate, import and new_key may be allowed at all.</param>
/// <param name="Missing">What reconcile does when it is absent.</param>
/// <param name="Labels"><c>name=value</c> or bare words, in the order written.</param>
/// <param name="Description">Text for people; not blank.</param>
internal sealed record CatalogEntry(
    KeyName Name,
    KeyClass Class,
    KeyAlgorithm? Algorithm,
    string Backend,
    KeyEngine Engine,
    string Path,
    bool Writable,
    MissingKeyRule Missing,
    ImmutableArray<string> Labels,
    string Description)
{
    /// <summary>Whether the key issues credentials (NATS operator or account, SPIFFE SVIDs), so that raw signing with it is never allowed.</summary>
    internal bool IsCredentialIssuer => Label("nats_type") is "O" or "A" || Label("svid_kind") is "jwt" or "x509";

    /// <summary>The value of the first label <c>name=value</c> with that name, or null.</summary>
    internal string? Label(string name)
    {
        foreach (var label in Labels)
        {
            if (label.Length > name.Length && label[name.Length] == '=' && label.StartsWith(name, StringComparison.Ordinal))
            {
                return label[(name.Length + 1)..];
            }
        }

        return null;
    }
}
