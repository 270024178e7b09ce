// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Client.Calls;
using Basil.Protocol.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Basil.Client;

/// <summary>
/// A client of the Basil broker on this host, over its Unix socket. The broker knows the caller from the kernel; there is nothing to log in with.
/// </summary>
/// <remarks>
/// One client is enough for a process: it is safe for concurrent use and shares its connections among all calls. Memory given to a call
/// is not copied, so it must not change before the call ends. Every call throws <see cref="BasilException"/> when it fails and
/// <see cref="OperationCanceledException"/> when its token is cancelled.
/// </remarks>
public sealed partial class BasilClient : IDisposable
{
    /// <summary>The environment variable that names the socket.</summary>
    public const string SocketVariable = "BASIL_SOCKET";

    /// <summary>Where brokers listen unless told otherwise.</summary>
    public const string DefaultSocketPath = "/tmp/basil-agent.sock";

    // gRPC wants an authority; the socket's path would be an invalid one.
    private static readonly Uri Address = new("http://localhost");

    private readonly GrpcChannel _channel;
    private readonly TimeSpan _timeout;
    private readonly SigningService.SigningServiceClient _signing;
    private readonly AeadService.AeadServiceClient _aead;
    private readonly SecretService.SecretServiceClient _secrets;
    private readonly MintingService.MintingServiceClient _minting;
    private readonly AdminService.AdminServiceClient _admin;

    private BasilClient(BrokerSocket socket, BasilClientOptions options)
    {
        SocketPath = socket.Path;
        _timeout = options.Timeout;
        _channel = GrpcChannel.ForAddress(Address, new GrpcChannelOptions
        {
            HttpHandler = socket.CreateHandler(options),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = options.MaxMessageSize,
            MaxSendMessageSize = options.MaxMessageSize,
        });
        _signing = new SigningService.SigningServiceClient(_channel);
        _aead = new AeadService.AeadServiceClient(_channel);
        _secrets = new SecretService.SecretServiceClient(_channel);
        _minting = new MintingService.MintingServiceClient(_channel);
        _admin = new AdminService.AdminServiceClient(_channel);
    }

    /// <summary>The path of the broker's socket.</summary>
    public string SocketPath { get; }

    /// <summary>Makes a client. It connects with the first call, and again after the broker restarted.</summary>
    /// <param name="socketPath">
    /// The socket; by default <c>BASIL_SOCKET</c> of the environment, and without that <see cref="DefaultSocketPath"/>.
    /// </param>
    /// <param name="options">How it behaves; by default <see cref="BasilClientOptions"/> as it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time or size of the options is not positive.</exception>
    /// <exception cref="BasilException"><see cref="BasilErrorKind.Unreachable"/>: the path cannot be a socket's, it is too long.</exception>
    public static BasilClient Connect(string? socketPath = null, BasilClientOptions? options = null)
    {
        options ??= new BasilClientOptions();
        ThrowIfNoLimit(options.Timeout, nameof(options.Timeout));
        ThrowIfNoLimit(options.ConnectTimeout, nameof(options.ConnectTimeout));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxMessageSize);
        return new BasilClient(BrokerSocket.At(Resolve(socketPath)), options);
    }

    /// <summary>Ends calls that are under way and closes the connections.</summary>
    public void Dispose() => _channel.Dispose();

    private static string Resolve(string? socketPath)
    {
        var path = string.IsNullOrEmpty(socketPath) ? Environment.GetEnvironmentVariable(SocketVariable) : socketPath;
        return string.IsNullOrEmpty(path) ? DefaultSocketPath : path;
    }

    private static void ThrowIfNoLimit(TimeSpan limit, string name)
    {
        if (limit != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, name);
        }
    }

    private CallOptions Bounded(CancellationToken cancellationToken)
    {
        DateTime? deadline = _timeout == Timeout.InfiniteTimeSpan ? null : TimeProvider.System.GetUtcNow().UtcDateTime + _timeout;
        return new CallOptions(deadline: deadline, cancellationToken: cancellationToken);
    }

    private async Task<TResult> ReadAsync<TResponse, TResult>(
        AsyncUnaryCall<TResponse> call, string operation, Func<TResponse, TResult> read, CancellationToken cancellationToken)
    {
        using (call)
        {
            try
            {
                return read(await call.ResponseAsync);
            }
            catch (RpcException e)
            {
                throw CallFailure.Translate(e, operation, SocketPath, cancellationToken);
            }
        }
    }

    private async Task<bool> MoveNextAsync<TResponse>(
        AsyncServerStreamingCall<TResponse> call, string operation, CancellationToken cancellationToken)
    {
        try
        {
            return await call.ResponseStream.MoveNext(cancellationToken);
        }
        catch (RpcException e)
        {
            throw CallFailure.Translate(e, operation, SocketPath, cancellationToken);
        }
    }
}
