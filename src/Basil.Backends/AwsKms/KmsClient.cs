// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Amazon.KeyManagementService.Model;
using Basil.Backends.Resilience;
using Basil.Core.Backends;

namespace Basil.Backends.AwsKms;

/// <summary>Sends KMS calls through the backend's pipeline and turns what comes back into an answer or a fault.</summary>
internal sealed class KmsClient(KmsConnection connection, BackendPipeline pipeline) : IAsyncDisposable
{
    /// <exception cref="OperationCanceledException">The token ended the call.</exception>
    internal async ValueTask<BackendResult<TResponse>> CallAsync<TRequest, TResponse>(
        KmsCall<TRequest, TResponse> call,
        TRequest request,
        CancellationToken cancellationToken)
        where TResponse : notnull
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!connection.TryGetOpened(out var clients))
        {
            var opened = await connection.OpenAsync(cancellationToken);
            if (!opened.IsSuccess)
            {
                return opened.Fault;
            }

            clients = opened.Value;
        }

        return await pipeline.ExecuteAsync(
            call.Quota,
            call.SentOnce,
            static (attempt, token) => SendAsync(attempt.Call, attempt.Clients, attempt.Request, token),
            (Call: call, Clients: clients, Request: request),
            cancellationToken);
    }

    /// <summary>Asks what a key id, ARN or alias names.</summary>
    internal async ValueTask<BackendResult<KeyDescription>> DescribeAsync(string keyId, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(KmsCalls.DescribeKey, new DescribeKeyRequest { KeyId = keyId }, cancellationToken);
        if (!answer.IsSuccess)
        {
            return answer.Fault;
        }

        return answer.Value.KeyMetadata is { } metadata && KeyArn.IsKeyArn(metadata.Arn)
            ? KeyDescriptions.From(metadata)
            : AwsKmsFaults.UnexpectedAnswer(KmsCalls.DescribeKey.Action, "no key ARN");
    }

    public async ValueTask DisposeAsync()
    {
        await pipeline.DisposeAsync();
        connection.Dispose();
    }

    private static async ValueTask<BackendResult<TResponse>> SendAsync<TRequest, TResponse>(
        KmsCall<TRequest, TResponse> call,
        KmsClients clients,
        TRequest request,
        CancellationToken cancellationToken)
        where TResponse : notnull
    {
        try
        {
            // The SDK may be renewing credentials, which does not look at the token; the caller's deadline holds all the same.
            return await call.Send(call.SentOnce ? clients.Creating : clients.Serving, request, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (Exception e) when (AwsKmsFaults.From(e, call.Action) is { } fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return fault;
        }
    }
}
