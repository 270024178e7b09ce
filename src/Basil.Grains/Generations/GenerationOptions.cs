// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;

namespace Basil.Grains.Generations;

/// <summary>Where the documents are and how strictly they are held against each other; top level of the configuration.</summary>
internal sealed class GenerationOptions
{
    /// <summary>Path of the catalog.</summary>
    public string Catalog { get; set; } = "catalog.json";

    /// <summary>Path of the policy.</summary>
    public string Policy { get; set; } = "policy.json";

    public CapabilityPolicy CapabilityPolicy { get; set; } = CapabilityPolicy.Strict;
}
