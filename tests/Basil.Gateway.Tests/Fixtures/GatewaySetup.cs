// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Generations;
using Basil.Gateway.Attestation;

namespace Basil.Gateway.Tests.Fixtures;

/// <summary>What a test wants of its gateway.</summary>
internal sealed class GatewaySetup
{
    internal Generation Generation { get; set; } = TestGeneration.Create();

    internal FakeCoordinator Coordinator { get; } = new();

    internal FakeKeyRouter Router { get; } = new();

    internal FakePublishedKeys PublishedKeys { get; } = new();

    internal FakePeer Peer { get; } = new();

    /// <summary>The clock of what the gateway does by itself; null for the system's.</summary>
    internal TimeProvider? Time { get; set; }

    /// <summary>Takes the place of <see cref="Peer"/>.</summary>
    internal IPeerAttestor? Attestor { get; set; }

    internal Dictionary<string, string?> Settings { get; } = new(StringComparer.Ordinal);
}
