// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net.Sockets;

namespace Basil.Gateway.Sockets;

/// <summary>Finds out whether somebody serves a Unix socket, by connecting and hanging up.</summary>
internal static class SocketProbe
{
    /// <returns>True where somebody listens; false only where the kernel says that nobody does.</returns>
    internal static bool IsAnswered(string path)
    {
        // Not blocking: connecting to a live server with a full backlog would otherwise wait for it.
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode != SocketError.ConnectionRefused;
        }
    }
}
