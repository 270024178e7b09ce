// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.EndToEnd.Tests.Processes;

/// <summary>One agent for the tests that only use it and leave it as it was.</summary>
public sealed class SharedAgent : IAsyncLifetime
{
    private RunningAgent? _agent;

    internal RunningAgent Agent => _agent ?? throw new InvalidOperationException("The agent has not started.");

    public async ValueTask InitializeAsync() => _agent = await RunningAgent.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_agent is not null)
        {
            await _agent.DisposeAsync();
        }
    }
}
