// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;
using Microsoft.Extensions.Logging;

namespace Basil.Grains.Authorization;

/// <content>Event ids from 2100.</content>
internal sealed partial class KeyCallFilter
{
    [LoggerMessage(
        2100,
        LogLevel.Warning,
        "A gateway let through what this silo's policy denies: {Operation} on {Key} for uid {Uid} (subject {Subject}): {Reason}. Their policies differ.")]
    private partial void LogDenied(KeyOperation operation, string key, uint? uid, string? subject, string reason);
}
