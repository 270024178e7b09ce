// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Xml.Linq;
using Basil.Testing;

namespace Basil.Repository.Tests;

/// <summary>What a project file says it references.</summary>
internal sealed class ProjectFile
{
    private ProjectFile(string path)
    {
        var document = XDocument.Load(path);
        Name = Path.GetFileNameWithoutExtension(path);
        IsExecutable = document.Descendants("OutputType").Any(element => element.Value == "Exe");
        Projects = [.. document.Descendants("ProjectReference")
            .Where(element => (string?)element.Attribute("ReferenceOutputAssembly") != "false")
            .Select(element => Path.GetFileNameWithoutExtension((string)element.Attribute("Include")!))];
        Packages = [.. document.Descendants("PackageReference").Select(element => (string)element.Attribute("Include")!)];
        Frameworks = [.. document.Descendants("FrameworkReference").Select(element => (string)element.Attribute("Include")!)];
    }

    internal string Name { get; }

    internal bool IsExecutable { get; }

    internal IReadOnlyList<string> Projects { get; }

    internal IReadOnlyList<string> Packages { get; }

    internal IReadOnlyList<string> Frameworks { get; }

    internal static IReadOnlyDictionary<string, ProjectFile> Sources { get; } = Directory
        .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(path => new ProjectFile(path))
        .ToDictionary(project => project.Name, StringComparer.Ordinal);
}
