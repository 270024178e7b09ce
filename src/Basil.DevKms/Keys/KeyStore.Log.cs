// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Microsoft.Extensions.Logging;

namespace Basil.DevKms.Keys;

internal sealed partial class KeyStore
{
    [LoggerMessage(
        EventId = 7010,
        Level = LogLevel.Error,
        Message = "DevKms could not write its state file {Path}; the change was refused")]
    private partial void LogNotSaved(Exception exception, string path);
}
