// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;

namespace Basil.LoadGenerator;

/// <summary>Reads how many calls a DevKms has answered since it started.</summary>
internal static class DevKmsCalls
{
    internal static async Task<long> CountAsync(string endpoint, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler();
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10) };
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri(new Uri(endpoint), "/_devkms/calls"), cancellationToken));
        return document.RootElement.GetProperty("counts").EnumerateObject().Sum(operation => operation.Value.GetInt64());
    }
}
