// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.CompilerServices;
using Basil.Client.Calls;
using Basil.Protocol.V1;
using Grpc.Core;

namespace Basil.Client;

/// <content>Calls about the broker: what it is, what it holds, how it decides.</content>
public sealed partial class BasilClient
{
    /// <summary>Asks what the broker is. Needs a subject, no grant.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<BasilStatus> StatusAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(
            _admin.StatusAsync(new StatusRequest(), Bounded(cancellationToken)), "status",
            static response => new BasilStatus(response.Backend, response.Version, response.Protocol), cancellationToken);

    /// <summary>Asks for a sign of life. Open to everyone who may open the socket.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<BasilHealth> HealthAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(
            _admin.HealthAsync(new HealthRequest(), Bounded(cancellationToken)), "health",
            static response => new BasilHealth(response.Alive, response.Version), cancellationToken);

    /// <summary>Asks whether the broker can do its work. Open to everyone who may open the socket.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<BasilReadiness> ReadinessAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(
            _admin.ReadinessAsync(new ReadinessRequest(), Bounded(cancellationToken)), "readiness",
            static response => response.ToResult(), cancellationToken);

    /// <summary>Lists the catalog entries that the caller may see, in order of name.</summary>
    /// <param name="prefix">Characters that the names must begin with; null for all.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<BasilCatalogEntry> ListCatalogAsync(
        string? prefix = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new ListCatalogRequest();
        if (prefix is not null)
        {
            request.Prefix = prefix;
        }

        using var call = _secrets.ListCatalog(request, Bounded(cancellationToken));
        while (await MoveNextAsync(call, "list_catalog", cancellationToken))
        {
            yield return call.ResponseStream.Current.ToResult();
        }
    }

    /// <summary>Asks how policy decides. Needs <c>explain</c> on <c>broker.explain</c>.</summary>
    /// <param name="subject">A subject's name; it need not exist.</param>
    /// <param name="operation">A policy operation, for example <c>get_public_key</c>.</param>
    /// <param name="key">A catalog key; it need not exist.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<BasilExplanation> ExplainAsync(string subject, string operation, string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(key);
        var request = new ExplainRequest { Subject = subject, Op = operation, Key = key };
        var call = _admin.ExplainAsync(request, Bounded(cancellationToken));
        return ReadAsync(call, "explain", static response => response.ToResult(), cancellationToken);
    }

    /// <summary>Has catalog and policy loaded again. Needs <c>reload</c> on <c>broker.reload</c>.</summary>
    /// <param name="checkOnly">Whether they are only to be checked.</param>
    /// <param name="cancellationToken">Ends the wait, not the reload.</param>
    /// <returns>What happened. Documents that are refused are no exception; <see cref="BasilReload.Rejection"/> says why.</returns>
    public Task<BasilReload> ReloadAsync(bool checkOnly = false, CancellationToken cancellationToken = default) =>
        ReadAsync(
            _admin.ReloadAsync(new ReloadRequest { Check = checkOnly }, Bounded(cancellationToken)), "reload",
            static response => response.ToResult(), cancellationToken);

    /// <summary>
    /// Streams events from now on, until the token is cancelled or the broker ends it. Needs <c>watch</c> on <c>broker.watch</c>.
    /// </summary>
    /// <param name="kinds">The kinds wanted; none for all. Events of kinds that this client does not know are passed over.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="BasilException">
    /// <see cref="BasilErrorKind.DataLoss"/>: the reader was too slow; watch again and read anew what matters.
    /// </exception>
    public async IAsyncEnumerable<BasilEvent> WatchAsync(
        IEnumerable<BasilEventKind>? kinds = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new WatchRequest();
        request.Kinds.AddRange((kinds ?? []).Select(kind => (EventKind)kind));
        using var call = _admin.Watch(request, new CallOptions(cancellationToken: cancellationToken));
        while (await MoveNextAsync(call, "watch", cancellationToken))
        {
            if (call.ResponseStream.Current.ToResult() is { } known)
            {
                yield return known;
            }
        }
    }
}
