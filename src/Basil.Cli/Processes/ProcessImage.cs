// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Runtime.InteropServices;
using Basil.Cli.Terminal;

namespace Basil.Cli.Processes;

/// <summary>The two system calls that .NET does not offer.</summary>
internal static partial class ProcessImage
{
    internal const int SigInt = 2;
    internal const int SigTerm = 15;

    /// <summary>
    /// Makes this process run another program (execve(2)): same id, same terminal, so that signals and the exit code are the program's own.
    /// Does not return.
    /// </summary>
    /// <exception cref="CommandException">The program cannot be started.</exception>
    internal static void Replace(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        string?[] argv = [program, .. arguments, null];
        string?[] envp = [.. environment.Select(variable => $"{variable.Key}={variable.Value}"), null];
        _ = Execve(program, argv, envp);
        throw new CommandException($"cannot start {program}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Sends a signal (kill(2)); false when there is no such process any more.</summary>
    internal static bool Signal(int processId, int signal) => Kill(processId, signal) == 0;

    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execve(string path, string?[] argv, string?[] envp);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
