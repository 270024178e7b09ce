// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Gateway.Sockets;

/// <summary>Where callers find the gateway and who may open the door.</summary>
internal sealed record SocketOptions
{
    /// <summary>sun_path of unix(7) has 108 bytes, one of them the terminating zero.</summary>
    internal const int MaxPathBytes = 107;

    /// <summary>Configuration key <c>socket</c>; the default is the one that existing clients look for.</summary>
    internal string Path { get; init; } = "/tmp/basil-agent.sock";

    /// <summary>Configuration key <c>socketMode</c>, octal, at most 0777; the default lets nobody but the gateway's own user connect.</summary>
    internal UnixFileMode Mode { get; init; } = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Configuration key <c>socketGroup</c>: a group's name or number, or null for the process's own.</summary>
    internal string? Group { get; init; }
}
