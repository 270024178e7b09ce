// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;
using Microsoft.Extensions.Logging;

namespace Basil.Backends.AwsKms;

internal sealed partial class KeyCreator
{
    [LoggerMessage(3010, LogLevel.Information, "Created key {Key}: {Arn}, named by {Alias} (intent {Intent})")]
    private partial void LogCreated(KeyName key, string arn, string alias, Guid intent);

    [LoggerMessage(
        3011,
        LogLevel.Warning,
        "Somebody else created key {Key} meanwhile: {Arn}, named by {Alias}, is adopted; {Orphan} is an orphan, schedule its deletion")]
    private partial void LogAdopted(KeyName key, string arn, string alias, string orphan);

    [LoggerMessage(
        3012,
        LogLevel.Error,
        "Key {Arn} was created for {Key} and {Alias} may not name it ({Code}); schedule its deletion or create the alias")]
    private partial void LogOrphaned(KeyName key, string arn, string alias, string code);

    [LoggerMessage(
        3013,
        LogLevel.Error,
        "Creating key {Key} for {Alias} ended without an answer; a key with intent {Intent} in its description may exist")]
    private partial void LogUncertain(KeyName key, string alias, Guid intent);

    [LoggerMessage(3014, LogLevel.Warning, "Alias {Alias} for the new key {Arn} was not created ({Code}); trying again")]
    private partial void LogAliasRetried(string alias, string arn, string code);
}
