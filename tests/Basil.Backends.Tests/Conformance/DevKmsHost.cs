// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms;
using Basil.DevKms.Quotas;

namespace Basil.Backends.Tests.Conformance;

/// <summary>A DevKms of the test class's own, without request quotas.</summary>
public sealed class DevKmsHost : IKmsHost
{
    private DevKmsServer? _server;

    public Uri Endpoint => Server.Endpoint;

    internal DevKmsServer Server => _server!;

    public async ValueTask InitializeAsync() =>
        _server = await DevKmsServer.StartAsync(new DevKmsOptions { Quotas = new QuotaOptions { Enabled = false } });

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
