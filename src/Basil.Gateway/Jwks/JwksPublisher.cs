// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Core.Generations;
using Basil.Grains.Contracts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Basil.Gateway.Jwks;

/// <summary>Keeps the JSON Web Key Set: asks the keys' owners at an interval, so that no request ever asks anybody.</summary>
internal sealed partial class JwksPublisher(
    JwksOptions options,
    IPublishedKeySource source,
    GenerationSource generations,
    IServer server,
    TimeProvider time,
    ILogger<JwksPublisher> logger) : BackgroundService, IHostedLifecycleService
{
    /// <summary>As long as a grain serves a key from memory by default: about one DescribeKey for each key and interval at most.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>The interval while no key is known, and what a caller is told to wait.</summary>
    internal static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(5);

    private const int KeysAtOnce = 8;

    /// <summary>For one key; a grain gives one answer of KMS 5 s.</summary>
    private static readonly TimeSpan KeyLimit = TimeSpan.FromSeconds(10);

    private readonly ILogger _logger = logger;
    private readonly KnownKeys _known = new();
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);
    private volatile JwksDocument? _document;

    /// <summary>What is served; null as long as no key is known.</summary>
    internal JwksDocument? Document => _document;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Says where, once the port is known.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => !address.Contains("unix", StringComparison.Ordinal));
        LogListening(address ?? options.Endpoint.ToString());
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await RefreshAsync(stoppingToken);
                await Task.Delay(_document is null ? FirstInterval : Interval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The gateway stops.
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var keys = options.Keys.In(generations.Current.Catalog).Select(entry => entry.Name.Value).ToArray();
        var answers = new Outcome<KeyPublicKey[]>[keys.Length];
        await Parallel.ForAsync(
            0,
            keys.Length,
            new ParallelOptions { MaxDegreeOfParallelism = KeysAtOnce, CancellationToken = cancellationToken },
            async (i, token) => answers[i] = await AskAsync(keys[i], token));
        _known.Retain(keys.ToHashSet(StringComparer.Ordinal));
        for (var i = 0; i < keys.Length; i++)
        {
            Report(keys[i], _known.Learn(keys[i], answers[i]));
        }

        // A set of globs that take no key is known to be empty; one of keys that never answered is not known.
        var served = _document;
        if (served is null && _known.IsEmpty && keys.Length > 0)
        {
            return;
        }

        var document = new JwksDocument(_known.All);
        if (served is null || !served.EntityTag.Equals(document.EntityTag))
        {
            _document = document;
            LogPublished(_known.All.Count(), document.EntityTag.ToString());
        }
    }

    private async Task<Outcome<KeyPublicKey[]>> AskAsync(string key, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(KeyLimit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await source.GetAsync(key, linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return BrokerError.BackendUnavailable();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever is wrong with one published key, here or in its silo, must not end the loop: the host would end the broker with it.
            LogUnexpected(e, key);
            return new BrokerError(ErrorReason.Internal, "internal error");
        }
    }

    /// <summary>Logs a key's failure when it begins and when it ends, not at every interval.</summary>
    private void Report(string key, BrokerError? error)
    {
        if (error is not null && _failing.Add(key))
        {
            LogFailing(key, error.Reason, error.Message);
        }
        else if (error is null && _failing.Remove(key))
        {
            LogRecovered(key);
        }
    }
}
