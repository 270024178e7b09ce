// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Basil.Core.Errors;

namespace Basil.Gateway.Sockets;

/// <summary>The group that owns the socket, by number or by its name in <c>/etc/group</c>.</summary>
[SupportedOSPlatform("linux")]
internal static partial class SocketGroup
{
    private const string GroupFile = "/etc/group";
    private const uint KeepOwner = uint.MaxValue;

    /// <summary>Gives the socket to a group and leaves its user alone.</summary>
    /// <exception cref="StartupException">There is no such group, or the process may not give the socket to it.</exception>
    internal static void Assign(string path, string group)
    {
        var id = Resolve(group, File.ReadLines(GroupFile))
            ?? throw new StartupException($"The socket's group {group} is neither a number nor a name in {GroupFile}.", []);
        if (ChangeOwner(path, KeepOwner, id) != 0)
        {
            var reason = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
            throw new StartupException($"The socket {path} cannot be given to the group {group}: {reason}.", ["Run the gateway as a member of that group, or as root."]);
        }
    }

    /// <param name="group">A number or a name.</param>
    /// <param name="lines">Lines as in group(5): <c>name:password:number:members</c>.</param>
    internal static uint? Resolve(string group, IEnumerable<string> lines)
    {
        if (uint.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        foreach (var line in lines)
        {
            var fields = line.Split(':');
            if (fields.Length >= 3 && fields[0] == group && uint.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return id;
            }
        }

        return null;
    }

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
