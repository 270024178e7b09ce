// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Repository.Tests;

/// <summary>
/// The laws of docs/architecture.md, section "Projects": what each project may reference, directly and through others.
/// </summary>
public sealed class DependencyLawTests
{
    private static readonly Dictionary<string, string[]> AllowedProjects = new(StringComparer.Ordinal)
    {
        ["Basil.Core"] = [],
        ["Basil.Protocol"] = ["Basil.Core"],
        ["Basil.Client"] = ["Basil.Protocol"],
        ["Basil.Grains"] = ["Basil.Core"],
        ["Basil.Backends"] = ["Basil.Core"],
        ["Basil.Hosting"] = [],
        ["Basil.DevKms"] = ["Basil.Core"],
        ["Basil.Silo"] = ["Basil.Grains", "Basil.Backends", "Basil.Hosting", "Basil.Core"],
        ["Basil.Gateway"] = ["Basil.Protocol", "Basil.Grains", "Basil.Hosting", "Basil.Core"],
        ["Basil.Agent"] = ["Basil.Silo", "Basil.Gateway", "Basil.DevKms", "Basil.Core"],
        ["Basil.Cli"] = ["Basil.Client", "Basil.Protocol", "Basil.Core"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackagePrefixes = new(StringComparer.Ordinal)
    {
        ["Basil.Core"] = ["NSec."],
        ["Basil.Protocol"] = ["Google.Protobuf", "Grpc."],
        ["Basil.Client"] = ["Grpc."],
        ["Basil.Grains"] = ["Microsoft.Orleans.", "Polly"],
        ["Basil.Backends"] = ["AWSSDK.", "Polly"],
        ["Basil.Hosting"] = ["Microsoft.Orleans.", "AWSSDK.DynamoDBv2", "OpenTelemetry"],
        ["Basil.DevKms"] = ["NSec."],
        ["Basil.Silo"] = ["Microsoft.Orleans."],
        ["Basil.Gateway"] = ["Grpc.", "Microsoft.Orleans."],
        ["Basil.Agent"] = [],
        ["Basil.Cli"] = ["System.CommandLine"],
    };

    public static TheoryData<string> Projects => [.. ProjectFile.Sources.Keys];

    [Fact]
    public void Every_project_has_a_law() =>
        Assert.Equal(AllowedProjects.Keys.Order(StringComparer.Ordinal), ProjectFile.Sources.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_law_allows(string name)
    {
        var project = ProjectFile.Sources[name];

        Assert.Empty(project.Projects.Except(AllowedProjects[name], StringComparer.Ordinal));
        Assert.Empty(project.Packages.Where(package => !Array.Exists(AllowedPackagePrefixes[name], prefix => package.StartsWith(prefix, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("Basil.Gateway", "Basil.Backends")]
    [InlineData("Basil.Grains", "Basil.Hosting")]
    [InlineData("Basil.Cli", "Basil.Grains")]
    [InlineData("Basil.Client", "Basil.Grains")]
    public void A_project_never_reaches_another_through_any_path(string from, string forbidden) =>
        Assert.DoesNotContain(forbidden, Closure(from));

    [Fact]
    public void The_process_that_faces_callers_cannot_name_a_key_service_client() =>
        Assert.DoesNotContain(
            Closure("Basil.Gateway").Append("Basil.Gateway").SelectMany(name => ProjectFile.Sources[name].Packages),
            package => package.StartsWith("AWSSDK.KeyManagementService", StringComparison.Ordinal));

    [Theory]
    [InlineData("Basil.Core")]
    [InlineData("Basil.Grains")]
    [InlineData("Basil.Protocol")]
    [InlineData("Basil.Client")]
    [InlineData("Basil.Cli")]
    public void A_project_that_decides_or_faces_people_has_no_web_framework(string name) =>
        Assert.Empty(ProjectFile.Sources[name].Frameworks);

    [Fact]
    public void Only_the_agent_references_executables() =>
        Assert.Empty(ProjectFile.Sources.Values
            .Where(project => project.Name != "Basil.Agent")
            .SelectMany(project => project.Projects)
            .Where(reference => ProjectFile.Sources[reference].IsExecutable));

    private static HashSet<string> Closure(string name)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<string>([name]);
        while (pending.TryDequeue(out var next))
        {
            foreach (var reference in ProjectFile.Sources[next].Projects.Where(reached.Add))
            {
                pending.Enqueue(reference);
            }
        }

        return reached;
    }
}
