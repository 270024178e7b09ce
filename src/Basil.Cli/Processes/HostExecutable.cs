// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Terminal;

namespace Basil.Cli.Processes;

/// <summary>Finds the host programs: where the operator says, where an installation puts them, or where a checkout builds them.</summary>
internal static class HostExecutable
{
    internal const string DirectoryVariable = "BASIL_HOST_DIR";

    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <param name="program">What to find.</param>
    /// <param name="baseDirectory">The directory that the CLI itself runs from.</param>
    /// <param name="environment">Reads <see cref="DirectoryVariable"/>, which is believed alone when it is set.</param>
    /// <exception cref="CommandException">It is nowhere; the details list where this looked.</exception>
    internal static string Find(HostProgram program, string baseDirectory, Func<string, string?> environment)
    {
        var places = Places(program, baseDirectory, environment).ToList();
        return places.Find(IsExecutable) ?? throw new CommandException(
            $"cannot find {program.FileName}, which does the work of this command",
            ExitCodes.Failed,
            $"in a checkout, `dotnet build src/{program.Project}` makes it; elsewhere set {DirectoryVariable} to its directory")
        {
            Details = [.. places.Select(place => "looked for " + place)],
        };
    }

    private static IEnumerable<string> Places(HostProgram program, string baseDirectory, Func<string, string?> environment)
    {
        if (environment(DirectoryVariable) is { } said)
        {
            yield return Path.GetFullPath(Path.Combine(said, program.FileName));
            yield break;
        }

        var directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(baseDirectory));
        yield return Path.Combine(directory, program.FileName);
        yield return Path.GetFullPath(Path.Combine(directory, "..", "libexec", "basil", program.FileName));
        if (ArtifactsAbove(directory) is { } artifacts)
        {
            var release = Path.GetFileName(directory).StartsWith("release", StringComparison.Ordinal);
            foreach (var configuration in release ? (string[])["release", "debug"] : ["debug", "release"])
            {
                yield return Path.Combine(artifacts, "bin", program.Project, configuration, program.FileName);
            }
        }
    }

    private static string? ArtifactsAbove(string directory)
    {
        for (var above = new DirectoryInfo(directory); above is not null; above = above.Parent)
        {
            if (above.Name == "artifacts")
            {
                return above.FullName;
            }
        }

        return null;
    }

    private static bool IsExecutable(string path) => File.Exists(path) && (File.GetUnixFileMode(path) & AnyExecute) != 0;
}
