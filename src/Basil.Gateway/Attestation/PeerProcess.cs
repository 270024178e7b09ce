// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Globalization;
using Basil.Core.Policies;

namespace Basil.Gateway.Attestation;

/// <summary>What to call an unresolved peer in the audit log. For people to read; a process id may have been reused, so nothing is decided by it.</summary>
internal static class PeerProcess
{
    /// <summary>The path of the peer's executable where it can be read, else <c>uid:N</c>, else <c>unknown</c>.</summary>
    internal static string Describe(CallerIdentity caller)
    {
        if (caller.Pid is { } pid)
        {
            try
            {
                if (File.ResolveLinkTarget(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/exe"), returnFinalTarget: false) is { } executable)
                {
                    return executable.FullName;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The process has ended or belongs to somebody else; its user id is what is left to say.
            }
        }

        return caller.Uid is { } uid ? string.Create(CultureInfo.InvariantCulture, $"uid:{uid}") : "unknown";
    }
}
