// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Net.Sockets;
using System.Runtime.InteropServices;
using Basil.Core.Policies;

namespace Basil.Gateway.Attestation;

/// <summary>What the kernel recorded of the peer when it connected (SO_PEERCRED, unix(7)). Only reading a socket makes one.</summary>
internal static class PeerCredentials
{
    private const int SocketLevel = 1;
    private const int PeerCredentialsOption = 17;
    private const int StructureLength = 12;
    private const uint NoId = uint.MaxValue;

    /// <returns>The peer's identity; without a uid where the kernel has none.</returns>
    internal static CallerIdentity Read(Socket connection)
    {
        Span<byte> credentials = stackalloc byte[StructureLength];
        try
        {
            if (connection.GetRawSocketOption(SocketLevel, PeerCredentialsOption, credentials) != StructureLength)
            {
                return Unknown;
            }
        }
        catch (SocketException)
        {
            // No credentials is a kind of caller, and policy says what it may do.
            return Unknown;
        }

        var fields = MemoryMarshal.Cast<byte, uint>(credentials);
        return fields[1] == NoId ? Unknown : new CallerIdentity(fields[1], fields[2], fields[0] == 0 ? null : (int)fields[0]);
    }

    private static CallerIdentity Unknown { get; } = new(null, null, null);
}
