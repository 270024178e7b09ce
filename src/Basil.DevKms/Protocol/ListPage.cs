// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Buffers.Text;
using System.Text;

namespace Basil.DevKms.Protocol;

/// <summary>One page of a listing in ordinal order. The marker is opaque to callers: it names the last item that they have seen.</summary>
internal sealed record ListPage(int Limit, string? After)
{
    private const int LargestLimit = 1000;
    private const int LongestMarker = 1024;
    private const string MarkerPrefix = "after:";

    public static KmsOutcome<ListPage> Parse(int? limit, string? marker, int defaultLimit)
    {
        if (limit is < 1 or > LargestLimit)
        {
            return KmsError.Constraint("limit", $"{limit}", $"Member must have value between 1 and {LargestLimit}");
        }

        string? after = null;
        if (marker is not null)
        {
            if (marker.Length is 0 or > LongestMarker)
            {
                return KmsError.Constraint("marker", null, $"Member must have length between 1 and {LongestMarker}");
            }

            after = Decode(marker);
            if (after is null)
            {
                return KmsError.Refused("InvalidMarkerException", "The marker is not one that a listing has returned.");
            }
        }

        return new ListPage(limit ?? defaultLimit, after);
    }

    /// <summary>Takes a page of items that come in ordinal order of their keys, and the marker of the next page if there is one.</summary>
    public (List<T> Items, string? NextMarker) Take<T>(IEnumerable<T> ordered, Func<T, string> keyOf)
    {
        var items = new List<T>();
        foreach (var item in ordered)
        {
            if (After is not null && string.CompareOrdinal(keyOf(item), After) <= 0)
            {
                continue;
            }

            if (items.Count == Limit)
            {
                return (items, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(MarkerPrefix + keyOf(items[^1]))));
            }

            items.Add(item);
        }

        return (items, null);
    }

    private static string? Decode(string marker)
    {
        if (!Base64Url.IsValid(marker))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(marker));
        return text.StartsWith(MarkerPrefix, StringComparison.Ordinal) ? text[MarkerPrefix.Length..] : null;
    }
}
