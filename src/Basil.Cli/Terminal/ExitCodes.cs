// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Terminal;

/// <summary>What the shell is told. Scripts rely on these numbers; docs/reference/cli.md lists them.</summary>
internal static class ExitCodes
{
    internal const int Ok = 0;

    /// <summary>The operation failed, or the answer is no: <c>verify</c> false, <c>ready</c> not ready.</summary>
    internal const int Failed = 1;

    /// <summary>The command line is wrong; nothing was done.</summary>
    internal const int Usage = 2;

    /// <summary>The broker's policy refused the caller.</summary>
    internal const int Denied = 3;

    /// <summary>Nobody answers at the socket, or not in time, or the key service behind the broker does not.</summary>
    internal const int Unavailable = 4;

    /// <summary>What a shell reports for a program that a signal ended.</summary>
    internal static int Signal(int number) => 128 + number;
}
