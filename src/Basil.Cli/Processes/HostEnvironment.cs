// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Basil.Cli.Processes;

/// <summary>The environment that a host program starts with.</summary>
internal static class HostEnvironment
{
    private const string DotnetRoot = "DOTNET_ROOT";

    /// <summary>This process's environment; and, where this process runs on a .NET that is not installed where hosts look, the way to it.</summary>
    internal static Dictionary<string, string> Inherited()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? string.Empty;
        }

        // A native build has no runtime directory of its own; ROOT/shared/Microsoft.NETCore.App/VERSION/ is where a managed one runs.
        if (RuntimeFeature.IsDynamicCodeSupported && !variables.ContainsKey(DotnetRoot))
        {
            variables[DotnetRoot] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        }

        // It is this program's own setting, and hosts refuse settings that they do not know.
        variables.Remove(HostExecutable.DirectoryVariable);
        return variables;
    }

    /// <summary>
    /// For a host that must see nothing but its own configuration: without <c>BASIL_</c> settings, which would override its file, and without
    /// <c>AWS_</c> ones, which could lead it to a real account.
    /// </summary>
    internal static Dictionary<string, string> Isolated() => Inherited()
        .Where(variable => !variable.Key.StartsWith("BASIL_", StringComparison.Ordinal) && !variable.Key.StartsWith("AWS_", StringComparison.Ordinal))
        .ToDictionary(StringComparer.Ordinal);
}
