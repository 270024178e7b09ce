// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Catalogs;
using Basil.Core.Keys;
using Basil.Grains.Contracts;

namespace Basil.Grains.Keys;

/// <summary>Words a key's state for listings and operators, with the remedy.</summary>
internal static class KeyStatuses
{
    internal static KeyStatus NotInCatalog(string name) =>
        new(name, "unknown", "not_in_catalog", "The silo's catalog has no such key; give silos and gateways the same catalog.", null, 0, null, false, null);

    internal static KeyStatus NotServed(CatalogEntry entry) => new(
        entry.Name.Value,
        "unusable",
        "unsupported",
        $"This build or its configuration does not serve {entry.Algorithm?.Token() ?? "such"} keys of backend `{entry.Backend}`.",
        null,
        0,
        null,
        false,
        null);

    internal static KeyStatus Of(CatalogEntry entry, KeyState state) => new(
        entry.Name.Value,
        state.Word,
        Reason(state),
        Detail(entry, state),
        state.Description?.Algorithm?.Token(),
        state.Description?.Version ?? 0,
        state.Description?.BackendKeyId,
        Generated: false,
        OrphanBackendKeyId: null);

    private static string? Reason(KeyState state) => state.Trouble is { } failure
        ? failure.Fault.Code
        : state.Cause switch
        {
            UnusableCause.Disabled => "disabled",
            UnusableCause.PendingDeletion => "pending_deletion",
            UnusableCause.WrongKeySpec => "wrong_key_spec",
            UnusableCause.WrongKeyUsage => "wrong_key_usage",
            UnusableCause.NotReady => "not_ready",
            UnusableCause.Unsupported => "unsupported",
            _ => null,
        };

    private static string? Detail(CatalogEntry entry, KeyState state) => state.Trouble switch
    {
        { Kind: ProbeFailureKind.Refused, Fault: { MissingAction: { } action } fault } =>
            $"Backend `{entry.Backend}` refused with {fault.Code}; allow `{action}` for `{entry.Path}` to the silo's identity.",
        { Kind: ProbeFailureKind.Refused, Fault: var fault } =>
            $"Backend `{entry.Backend}` refused with {fault.Code}: {fault.Detail} Check the silo's credentials and the key's path `{entry.Path}`.",
        { Kind: ProbeFailureKind.Throttled } =>
            $"The request quota of backend `{entry.Backend}` is used up; wait, or have it raised.",
        { Fault: var fault } =>
            $"Backend `{entry.Backend}` gave no answer ({fault.Code}): {fault.Detail} Check the network path, region and endpoint.",
        null => Detail(entry, state.Condition, state),
    };

    private static string? Detail(CatalogEntry entry, KeyCondition condition, KeyState state) => (condition, state.Cause) switch
    {
        (KeyCondition.Usable, _) => null,
        (KeyCondition.Absent, _) =>
            $"Backend `{entry.Backend}` has nothing at `{entry.Path}`; create it there, or set `missing` to `generate` to have it created.",
        (_, UnusableCause.Disabled) => $"The key at `{entry.Path}` is disabled; enable it in backend `{entry.Backend}`.",
        (_, UnusableCause.PendingDeletion) => $"The key at `{entry.Path}` is pending deletion; cancel the deletion and enable it, or point the path elsewhere.",
        (_, UnusableCause.WrongKeySpec) =>
            $"The key at `{entry.Path}` has spec {state.Description?.Spec}, and the catalog says {entry.Algorithm?.Token()}; correct `keyType` or `path`.",
        (_, UnusableCause.WrongKeyUsage) =>
            $"The key at `{entry.Path}` was made for {state.Description?.Usage ?? "another use"}, which does not fit {entry.Algorithm?.Token()}; point the path to another key.",
        (_, UnusableCause.NotReady) => $"The key at `{entry.Path}` is not ready yet; it may become so by itself.",
        (_, UnusableCause.Unsupported) => $"Backend `{entry.Backend}` does not offer this key's type.",
        _ => "Nobody has asked the backend yet.",
    };
}
