// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Basil.Grains.Reconcile;

/// <content>Event ids from 2200.</content>
internal sealed partial class ReconcileGrain
{
    [LoggerMessage(2200, LogLevel.Information, "Reconciled generation {Digest}: {Keys} keys, {Generated} created, {Findings} findings, servable: {Servable}, in {Elapsed}.")]
    private partial void LogReconciled(string digest, int keys, int generated, int findings, bool servable, TimeSpan elapsed);

    [LoggerMessage(2201, LogLevel.Warning, "Key {Key} (blocking: {IsBlocking}): {Finding}")]
    private partial void LogFinding(string key, bool isBlocking, string finding);

    [LoggerMessage(2202, LogLevel.Warning, "The owner of key {Key} gave no answer.")]
    private partial void LogUnvisited(Exception exception, string key);
}
