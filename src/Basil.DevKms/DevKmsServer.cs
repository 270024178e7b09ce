// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net;
using Basil.DevKms.Aliases;
using Basil.DevKms.Calls;
using Basil.DevKms.Control;
using Basil.DevKms.Cryptography;
using Basil.DevKms.Faults;
using Basil.DevKms.Iam;
using Basil.DevKms.Keys;
using Basil.DevKms.Persistence;
using Basil.DevKms.Protocol;
using Basil.DevKms.Quotas;
using Basil.DevKms.Signing;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Basil.DevKms;

/// <summary>A local KMS endpoint for development and tests. It is not AWS: it guards nothing and must hold nothing of worth.</summary>
internal sealed partial class DevKmsServer : IAsyncDisposable
{
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(2);

    private readonly ILogger<DevKmsServer> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly KestrelServer _kestrel;
    private readonly DevKmsApplication _application;
    private readonly StateFile? _stateFile;
    private bool _disposed;

    private DevKmsServer(DevKmsOptions options, StateFile? stateFile, KeyStoreState state, ILoggerFactory loggers, TimeProvider time)
    {
        _logger = loggers.CreateLogger<DevKmsServer>();
        _stateFile = stateFile;
        Options = options;
        Endpoint = new UriBuilder(Uri.UriSchemeHttp, options.Address.ToString(), options.Port).Uri;
        Calls = new CallLog(options.CallLogCapacity);
        Store = new KeyStore(state, stateFile, time, loggers.CreateLogger<KeyStore>());

        var home = new AccountRegion(options.Account, options.Region);
        var quotas = new QuotaMeter(options.Quotas, time);
        var propagation = new AliasPropagation(Faults, time);
        Principals = new Principals(options);
        var authorizationAliases = new AuthorizationAliases(Faults, time);
        var authorizer = new Authorizer(Principals, authorizationAliases, home);
        var resolver = new KeyResolver(Store, home, propagation, authorizer);
        var usable = new UsableKeys(resolver, quotas);
        var dispatcher = new KmsDispatcher(
            new KeyOperations(Store, resolver, authorizer, home, quotas),
            new KeyStateOperations(Store, resolver, authorizer, quotas),
            new AliasOperations(Store, resolver, authorizer, authorizationAliases, home, propagation, quotas),
            new SignatureOperations(usable),
            new EncryptionOperations(usable, Store));
        var verifier = options.VerifySignatures ? new SigV4Verifier(home, options.Credentials, time) : null;
        _application = new DevKmsApplication(
            new KmsEndpoint(dispatcher, verifier, Faults, new FaultTarget(Store), Calls, options.LatencyMs, time, _stopping.Token),
            new ControlEndpoint(Faults, Calls, Principals));

        // Kestrel without a host around it: no signal handlers, no configuration sources and no middleware in the embedding process.
        _kestrel = new KestrelServer(
            Microsoft.Extensions.Options.Options.Create(Listening(options)),
            new SocketTransportFactory(Microsoft.Extensions.Options.Options.Create(new SocketTransportOptions()), loggers),
            loggers);
    }

    public DevKmsOptions Options { get; }

    /// <summary>Where it listens, for example <c>http://127.0.0.1:4599/</c>.</summary>
    public Uri Endpoint { get; private set; }

    public DevKmsFaults Faults { get; } = new();

    public CallLog Calls { get; }

    /// <summary>Who is held to policies; nobody unless the options or the control endpoint say so.</summary>
    public Principals Principals { get; }

    public KeyStore Store { get; }

    /// <summary>Loads the state and listens. The caller disposes what is returned, which stops it.</summary>
    /// <exception cref="ArgumentException">An option is not usable.</exception>
    /// <exception cref="DevKmsStateException">The state file cannot be used; it has not been touched.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DevKmsServer> StartAsync(
        DevKmsOptions options,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default)
    {
        options.Validate();
        var stateFile = options.StateFile is { } path
            ? StateFile.Open(path, new AccountRegion(options.Account, options.Region))
            : null;
        DevKmsServer? server = null;
        try
        {
            server = new DevKmsServer(
                options,
                stateFile,
                stateFile?.Load() ?? KeyStoreState.Empty,
                loggerFactory ?? NullLoggerFactory.Instance,
                timeProvider ?? TimeProvider.System);
            await server.ListenAsync(cancellationToken);
            return server;
        }
        catch
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }

            stateFile?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _stopping.CancelAsync();
        using (var deadline = new CancellationTokenSource(StopDeadline))
        {
            await _kestrel.StopAsync(deadline.Token);
        }

        _kestrel.Dispose();
        _stateFile?.Dispose();
        _stopping.Dispose();
        LogStopped(Endpoint);
    }

    private static KestrelServerOptions Listening(DevKmsOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = RequestEnvelope.LargestBody;
        kestrel.Limits.MaxConcurrentConnections = 20_000;
        kestrel.Listen(new IPEndPoint(options.Address, options.Port), listen => listen.Protocols = HttpProtocols.Http1);
        return kestrel;
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await _kestrel.StartAsync(_application, cancellationToken);
        Endpoint = new Uri(_kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        LogListening(Endpoint, Options.Account, Options.Region, Store.State.Keys.Count);
    }
}
