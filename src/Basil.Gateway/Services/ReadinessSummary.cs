// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Catalogs;
using Basil.Core.Generations;
using Basil.Grains.Contracts;
using Basil.Protocol.V1;
using CatalogEntry = Basil.Core.Catalogs.CatalogEntry;

namespace Basil.Gateway.Services;

/// <summary>The state of all keys as counts; no name is given away. A key that exists and cannot serve is as good as missing.</summary>
internal static class ReadinessSummary
{
    /// <param name="generation">The pinned generation, whose <c>missing</c> rules classify absent keys.</param>
    /// <param name="report">What the cluster says; null where it said nothing.</param>
    internal static ReadinessResponse Of(Generation generation, ReconcileReport? report)
    {
        var response = new ReadinessResponse { Generation = generation.Id, Reason = ReadinessReason.BackendUnreachable };
        if (report is not { Rejection: null } || !report.Keys.All(key => key.State is "usable" or "unusable" or "absent"))
        {
            return response;
        }

        foreach (var key in report.Keys)
        {
            response.KeysTotal++;
            if (key.State == "usable")
            {
                response.KeysPresent++;
            }
            else if (generation.Catalog.TryGet(key.Name, out var entry) && IsRequired(entry, key.State))
            {
                response.KeysRequiredMissing++;
            }
            else
            {
                response.KeysOptionalMissing++;
            }
        }

        response.Ready = response.KeysRequiredMissing == 0;
        response.Reason = response.Ready ? ReadinessReason.Ready : ReadinessReason.RequiredKeyMissing;
        return response;
    }

    /// <summary>
    /// Whether the rule says that the key must serve. An absent key that may be generated is optional, as with existing brokers: the next
    /// start creates it. One that exists and is unusable stays so until somebody repairs it.
    /// </summary>
    private static bool IsRequired(CatalogEntry entry, string state) => entry.Missing switch
    {
        MissingKeyRule.Error => true,
        MissingKeyRule.Generate => state != "absent",
        _ => false,
    };
}
