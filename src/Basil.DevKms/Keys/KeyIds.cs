// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

/// <summary>Key ids: a lower-case UUID, or <c>mrk-</c> and 32 hex digits for a multi-Region key.</summary>
internal static class KeyIds
{
    public const string MultiRegionPrefix = "mrk-";

    public static string New(bool multiRegion) => Format(Guid.NewGuid(), multiRegion);

    public static string Format(Guid id, bool multiRegion) => multiRegion ? MultiRegionPrefix + id.ToString("N") : id.ToString("D");

    public static bool TryParse(ReadOnlySpan<char> text, out Guid id, out bool multiRegion)
    {
        multiRegion = text.StartsWith(MultiRegionPrefix, StringComparison.Ordinal);
        return multiRegion
            ? Guid.TryParseExact(text[MultiRegionPrefix.Length..], "N", out id)
            : Guid.TryParseExact(text, "D", out id);
    }
}
