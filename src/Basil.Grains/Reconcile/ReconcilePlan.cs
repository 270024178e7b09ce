// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.Core.Backends;
using Basil.Core.Catalogs;
using Basil.Grains.Contracts;
using Basil.Grains.Keys;

namespace Basil.Grains.Reconcile;

/// <summary>What a catalog and the states of its keys come to. Pure; all findings at once.</summary>
/// <remarks>
/// A usable key is no finding. A key that is absent, or there and unusable, blocks where its <c>missing</c> rule is <c>error</c> or
/// <c>generate</c>, which both say that it must serve; with <c>warn</c> it is a warning. A key that could not be asked about blocks whatever
/// its rule is: nobody knows then what is true.
/// </remarks>
internal static class ReconcilePlan
{
    /// <summary>Whether the catalog wants the key created now: it is certainly absent, and its rule says so.</summary>
    internal static bool WantsCreation(CatalogEntry entry, KeyState state) =>
        entry.Missing == MissingKeyRule.Generate && state is { Condition: KeyCondition.Absent, Failure: null };

    internal static ReconcileReport Report(string digest, Catalog catalog, IReadOnlyDictionary<string, KeyStatus> statuses)
    {
        ImmutableArray<KeyStatus> keys =
            [.. catalog.Keys.Select(entry => statuses.GetValueOrDefault(entry.Name.Value) ?? KeyStatuses.NotInCatalog(entry.Name.Value))];
        ImmutableArray<ReconcileFinding> findings =
            [.. catalog.Keys.Zip(keys, Find).OfType<ReconcileFinding>()];
        return new ReconcileReport(digest, null, keys, !findings.Any(finding => finding.IsBlocking)) { Findings = findings };
    }

    internal static ReconcileReport Reject(string digest, string reason) => new(digest, reason, [], false);

    internal static ReconcileFinding? Find(CatalogEntry entry, KeyStatus status)
    {
        var message = status.Detail ?? $"It is {status.State}.";
        return status.State switch
        {
            "usable" => null,
            "absent" or "unusable" => new ReconcileFinding(entry.Name.Value, entry.Missing != MissingKeyRule.Warn, message),
            _ => new ReconcileFinding(entry.Name.Value, IsBlocking: true, message),
        };
    }

    /// <summary>The status of a key whose creation was sent and failed.</summary>
    internal static KeyStatus NotCreated(CatalogEntry entry, KeyStatus status, BackendFault fault)
    {
        var remedy = fault.MissingAction is { } action
            ? $"allow `{action}` to the silo's identity"
            : "see the silo's log, and look for a key that no alias names before trying again";
        return status with
        {
            State = fault.Kind == BackendFaultKind.Throttled ? "throttled" : status.State,
            Reason = fault.Code,
            OrphanBackendKeyId = fault.OrphanBackendKeyId,
            Detail = $"Creating it at `{entry.Path}` in backend `{entry.Backend}` failed ({fault.Code}): {fault.Detail} To repair: {remedy}.",
        };
    }
}
