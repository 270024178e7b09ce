// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Frozen;

namespace Basil.Hosting.Configuration;

/// <summary>
/// Every setting of <c>basil.json</c>, so that a misspelt one is an error and not a default that silently stays.
/// docs/reference/configuration.md describes each.
/// </summary>
internal static class ConfigurationSchema
{
    /// <summary>Paths of settings; <c>*</c> stands for a name of the operator's choice.</summary>
    internal static FrozenSet<string> Settings { get; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "catalog",
        "policy",
        "capabilityPolicy",
        "socket",
        "socketMode",
        "socketGroup",
        "maxConnections",
        "drainTimeoutSeconds",
        "auditLog",
        "auditRequired",
        "maxPayloadBytes",
        "maxEncryptBytes",
        "requestTimeoutSeconds",
        "backends:*:region",
        "backends:*:profile",
        "backends:*:endpoint",
        "backends:*:attemptTimeoutSeconds",
        "backends:*:createTimeoutSeconds",
        "backends:*:maxAttempts",
        "backends:*:quotaShare",
        "backends:*:maxQueuedCalls",
        "backends:*:maxQueueTimeSeconds",
        "backends:*:quotas:ecc",
        "backends:*:quotas:symmetric",
        "backends:*:quotas:describeKey",
        "backends:*:quotas:getPublicKey",
        "backends:*:quotas:createKey",
        "backends:*:quotas:alias",
        "keys:stateTtlSeconds",
        "keys:verify",
        "cluster:clusterId",
        "cluster:serviceId",
        "cluster:siloPort",
        "cluster:gatewayPort",
        "devKms:enabled",
        "devKms:port",
        "devKms:state",
        "devKms:latencyMs",
        "devKms:quotas",
        "logLevel");

    /// <summary>Settings whose value is a path; a relative one in the file is relative to the file's folder.</summary>
    internal static FrozenSet<string> Paths { get; } =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "catalog", "policy", "socket", "auditLog", "devKms:state");

    internal static bool IsKnown(string path) =>
        Settings.Contains(path) || Settings.Contains(Generalize(path));

    /// <summary>Replaces the operator's name in <c>backends:NAME:…</c> by <c>*</c>.</summary>
    private static string Generalize(string path)
    {
        var parts = path.Split(':');
        if (parts.Length > 1 && string.Equals(parts[0], "backends", StringComparison.OrdinalIgnoreCase))
        {
            parts[1] = "*";
        }

        return string.Join(':', parts);
    }
}
