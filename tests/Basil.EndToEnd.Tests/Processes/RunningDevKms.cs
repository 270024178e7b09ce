// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.Json;
using Basil.Testing;

namespace Basil.EndToEnd.Tests.Processes;

/// <summary>A DevKms process on a free loopback port, and the environment by which the AWS SDK and the AWS CLI find it.</summary>
internal sealed class RunningDevKms : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly ChildProcess _process;

    private RunningDevKms(ChildProcess process, string endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    internal string Endpoint { get; }

    internal IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL_KMS"] = Endpoint,
        ["AWS_ACCESS_KEY_ID"] = "AKIDBASILDEVKMSLOCAL",
        ["AWS_SECRET_ACCESS_KEY"] = "basil-dev-kms-well-known-not-a-secret",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_PAGER"] = string.Empty,
    };

    internal static async Task<RunningDevKms> StartAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var process = ChildProcess.Start(Programs.DevKms, ["--port", "0", .. arguments]);
        var line = await process.WaitForLineAsync("ready ", StartLimit, cancellationToken);
        return new RunningDevKms(process, line[(line.IndexOf("ready ", StringComparison.Ordinal) + 6)..].Trim());
    }

    /// <summary>How many KMS calls were answered so far.</summary>
    internal async Task<long> CallsAsync(CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler();
        using var client = new HttpClient(handler);
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri(new Uri(Endpoint), "/_devkms/calls"), cancellationToken));
        return document.RootElement.GetProperty("counts").EnumerateObject().Sum(operation => operation.Value.GetInt64());
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
