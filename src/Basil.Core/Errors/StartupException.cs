// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Errors;

/// <summary>A process cannot start; the message is for people and complete, so that no stack trace is needed.</summary>
/// <param name="summary">One sentence: what failed.</param>
/// <param name="problems">Every problem found, each with its remedy where one is known.</param>
internal sealed class StartupException(string summary, IReadOnlyList<string> problems) : Exception(Compose(summary, problems))
{
    internal string Summary { get; } = summary;

    internal IReadOnlyList<string> Problems { get; } = problems;

    private static string Compose(string summary, IReadOnlyList<string> problems) =>
        problems.Count == 0 ? summary : summary + "\n" + string.Join('\n', problems.Select(problem => "  - " + problem));
}
