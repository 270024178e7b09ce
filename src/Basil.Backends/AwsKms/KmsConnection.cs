// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Basil.Core.Backends;

namespace Basil.Backends.AwsKms;

/// <summary>
/// Opens the clients at the first call, once region and credentials are found. Finding them may read files and ask the instance's metadata
/// service, partly without a way to cancel it, so it happens apart from calls and their short deadlines, and its failures have their own words.
/// </summary>
internal sealed class KmsConnection(AwsKmsOptions options, TimeProvider time) : IDisposable
{
    /// <summary>
    /// Longer than a role's exchange of tokens takes, and shorter than the 5 s after which whoever asks for a key's state gives up: otherwise
    /// missing credentials would look like a network that does not answer. The search itself goes on, and the next call joins it.
    /// </summary>
    private static readonly TimeSpan OpeningLimit = TimeSpan.FromSeconds(4);

    private readonly Lock _lock = new();
    private Task<BackendResult<KmsClients>>? _opening;
    private volatile KmsClients? _opened;
    private bool _disposed;

    internal bool TryGetOpened([NotNullWhen(true)] out KmsClients? clients)
    {
        clients = _opened;
        return clients is not null;
    }

    /// <summary>Opens, or joins the opening that is under way. A failed opening is tried again by the next call.</summary>
    internal async Task<BackendResult<KmsClients>> OpenAsync(CancellationToken cancellationToken)
    {
        Task<BackendResult<KmsClients>> opening;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_opening is null or { IsCompleted: true } && _opened is null)
            {
                _opening = Task.Run(FindAsync, CancellationToken.None);
            }

            opening = _opening!;
        }

        try
        {
            return await opening.WaitAsync(OpeningLimit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new BackendFault(
                BackendFaultKind.BadCredentials,
                "NoCredentials",
                $"AWS credentials were not found within {OpeningLimit.TotalSeconds} s; off EC2, AWS_EC2_METADATA_DISABLED=true ends the search at once");
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _opened?.Dispose();
        }
    }

    private async Task<BackendResult<KmsClients>> FindAsync()
    {
        KmsClients clients;
        try
        {
            clients = new KmsClients(options);
        }
        catch (Exception e) when (e is AmazonClientException or InvalidOperationException or ArgumentException or InvalidDataException)
        {
            return new BackendFault(
                BackendFaultKind.BadCredentials,
                "NoRegion",
                $"the AWS region or profile is not known: set the backend's region, or AWS_REGION ({e.Message})");
        }

        try
        {
            using var resolver = new DefaultAWSCredentialsIdentityResolver();
            var credentials = await resolver.ResolveIdentityAsync(clients.Serving.Config, CancellationToken.None);
            _ = await credentials.GetCredentialsAsync();
        }
        catch (Exception e) when (AwsKmsFaults.Credentials(e) is { } fault)
        {
            clients.Dispose();
            return fault;
        }

        lock (_lock)
        {
            if (_disposed)
            {
                clients.Dispose();
            }
            else
            {
                _opened = clients;
            }
        }

        return clients;
    }
}
