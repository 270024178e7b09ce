// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
using System.Text;
using Basil.Cli.Terminal;

namespace Basil.Cli.Processes;

/// <summary>The few calls of the system's C library that .NET does not offer.</summary>
internal static partial class SystemCalls
{
    internal const int SigTerm = 15;

    /// <summary>The user that the kernel tells a broker (geteuid(2)).</summary>
    internal static uint UserId => GetEffectiveUserId();

    /// <summary>
    /// Makes this process run another program (execve(2)): same id, same terminal, so that signals and the exit code are the program's own.
    /// Does not return.
    /// </summary>
    /// <exception cref="CommandException">The program cannot be started.</exception>
    internal static void Become(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        string?[] argv = [program, .. arguments, null];
        string?[] envp = [.. environment.Select(variable => $"{variable.Key}={variable.Value}"), null];
        _ = Execute(program, argv, envp);
        throw new CommandException($"cannot start {program}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Sends a signal (kill(2)); false when there is no such process any more.</summary>
    internal static bool Signal(int processId, int signal) => Kill(processId, signal) == 0;

    /// <summary>Makes a directory that did not exist, mode 0700, the X at the end of the template replaced (mkdtemp(3)).</summary>
    /// <exception cref="CommandException">It cannot be made.</exception>
    internal static string MakeTemporaryDirectory(string template)
    {
        var path = Encoding.UTF8.GetBytes(template + '\0');
        return MakeDirectory(path) != 0
            ? Encoding.UTF8.GetString(path.AsSpan(0, path.Length - 1))
            : throw new CommandException($"cannot make a directory {template}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] argv, string?[] envp);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "mkdtemp", SetLastError = true)]
    private static partial nint MakeDirectory([In, Out] byte[] template);
}
