// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.ComponentModel.DataAnnotations;

namespace Basil.Hosting.Clustering;

/// <summary>Which cluster a process belongs to and where its silo listens.</summary>
internal sealed class ClusterOptions
{
    /// <summary>The section of the configuration.</summary>
    internal const string Section = "cluster";

    /// <value>Silos with the same cluster id form one cluster. Default <c>basil</c>.</value>
    [Required]
    public string ClusterId { get; set; } = "basil";

    /// <value>Stays the same over deployments of one service. Default <c>basil</c>.</value>
    [Required]
    public string ServiceId { get; set; } = "basil";

    /// <value>The loopback port by which silos talk to each other; 0 takes a free one. Default 11111, which is Orleans' own.</value>
    [Range(0, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <value>The loopback port by which gateways reach the silo; 0 takes a free one. Default 30000, which is Orleans' own.</value>
    [Range(0, 65535)]
    public int GatewayPort { get; set; } = 30000;
}
