// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Microsoft.Extensions.Logging;

namespace Basil.Gateway.Jwks;

/// <content>Event ids from 1300.</content>
internal sealed partial class JwksPublisher
{
    [LoggerMessage(1300, LogLevel.Information, "Serving the JSON Web Key Set at {Address}/jwks.json.")]
    private partial void LogListening(string address);

    [LoggerMessage(1301, LogLevel.Information, "The JSON Web Key Set has {Keys} keys; its entity tag is {EntityTag}.")]
    private partial void LogPublished(int keys, string entityTag);

    [LoggerMessage(1302, LogLevel.Warning, "The public key of {Key} cannot be refreshed in the JSON Web Key Set: {Reason}, {Problem}.")]
    private partial void LogFailing(string key, ErrorReason reason, string problem);

    [LoggerMessage(1303, LogLevel.Information, "The public key of {Key} is refreshed in the JSON Web Key Set again.")]
    private partial void LogRecovered(string key);

    [LoggerMessage(1304, LogLevel.Error, "Asking for the published key {Key} failed in a way that it should not.")]
    private partial void LogUnexpected(Exception exception, string key);
}
