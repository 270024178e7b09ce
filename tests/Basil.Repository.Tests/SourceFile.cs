// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text.RegularExpressions;
using Basil.Testing;

namespace Basil.Repository.Tests;

/// <summary>A hand-written C# file of the product, read as text.</summary>
internal sealed partial class SourceFile
{
    private SourceFile(string path)
    {
        Name = Path.GetRelativePath(RepositoryRoot.Path, path);
        Text = File.ReadAllText(path);
        Lines = Text.Split('\n').Length;
        Types = [.. TopLevelType().Matches(Text).Select(match => match.Value)];
    }

    internal string Name { get; }

    internal string Text { get; }

    internal int Lines { get; }

    /// <summary>The declarations of top-level types, each as the line's beginning up to its name.</summary>
    internal IReadOnlyList<string> Types { get; }

    internal static IReadOnlyList<SourceFile> All { get; } = [.. Directory
        .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.cs", SearchOption.AllDirectories)
        .Select(path => new SourceFile(path))];

    [GeneratedRegex(@"^(?:(?:public|internal|sealed|static|abstract|partial|readonly|unsafe|file) )*(?:class|record struct|record|struct|interface|enum|delegate [\w<>\[\]?., ]+?) \w+", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TopLevelType();
}
