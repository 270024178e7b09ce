// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;
using Basil.EndToEnd.Tests.Processes;
using Basil.Testing;

namespace Basil.EndToEnd.Tests.Scenarios;

/// <summary>
/// Every command of README.md is run. Lines of its <c>sh</c> blocks are commands; one that needs AWS, a package registry or this very test
/// run is marked in the README by a comment at its end and is not run here: <c># not in the test: REASON</c>.
/// </summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task Every_command_works_as_printed()
    {
        var token = TestContext.Current.CancellationToken;
        var commands = Commands();
        using var place = new TemporaryDirectory();
        var bin = Directory.CreateDirectory(place.File("bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "basil"), Programs.Cli);
        var script = "set -euo pipefail\ntrap 'jobs -p | xargs -r kill' EXIT\n" + string.Join('\n', commands) + "\n";

        var (exitCode, output, errors) = await ChildProcess.RunAsync(
            "/bin/bash",
            ["-c", script],
            workingDirectory: RepositoryRoot.Path,
            environment: new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["PATH"] = $"{bin}:{Environment.GetEnvironmentVariable("PATH")}",
                ["TMPDIR"] = place.Path,
                ["BASIL_HOST_DIR"] = Path.GetDirectoryName(Programs.Agent),
            },
            limit: TimeSpan.FromMinutes(2),
            cancellationToken: token);

        Assert.True(exitCode == 0, $"{script}\n{errors}\n{System.Text.Encoding.UTF8.GetString(output)}");
    }

    [Fact]
    public void The_first_two_commands_are_the_demo_and_the_tests()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "README.md"));
        var first = Block().Match(text).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("dotnet run --project src/Basil.Cli -- demo", first[0], StringComparison.Ordinal);
        Assert.StartsWith("dotnet test", first[1], StringComparison.Ordinal);
    }

    private static string[] Commands()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "README.md"));
        var lines = Block().Matches(text).SelectMany(match => match.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.NotEmpty(lines);
        return [.. lines.Where(line => !line.Contains("# not in the test:", StringComparison.Ordinal))
            .Select(line => line.Replace("dotnet run --project src/Basil.Cli --", "basil", StringComparison.Ordinal))];
    }

    [GeneratedRegex(@"^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
