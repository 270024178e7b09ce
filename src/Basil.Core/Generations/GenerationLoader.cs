// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Generations;

/// <summary>Reads and checks a catalog and a policy together.</summary>
internal static class GenerationLoader
{
    /// <summary>Checks both documents; every error of both is reported at once.</summary>
    internal static GenerationLoad Load(ReadOnlyMemory<byte> catalog, ReadOnlyMemory<byte> policy, CapabilityPolicy capabilityPolicy, ulong id = 1) =>
        throw new NotImplementedException();

    /// <summary>Reads both files (at most 2 MiB each) and checks them.</summary>
    internal static Task<GenerationLoad> LoadFilesAsync(
        string catalogPath,
        string policyPath,
        CapabilityPolicy capabilityPolicy,
        CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
