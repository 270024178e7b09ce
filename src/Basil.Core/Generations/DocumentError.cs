// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Generations;

/// <summary>One thing wrong with a catalog or policy document.</summary>
/// <param name="Document"><c>catalog</c> or <c>policy</c>.</param>
/// <param name="Path">JSON path of the value, for example <c>$.keys['jwt.signing'].keyType</c>.</param>
/// <param name="Rule">A stable identifier of the rule, for example <c>key-type-required</c>; all are in <see cref="Documents.DocumentRule"/>.</param>
/// <param name="Message">A sentence that says what is wrong and what is expected.</param>
internal sealed record DocumentError(string Document, string Path, string Rule, string Message)
{
    /// <summary>The line of the document, from 1, or 0 where it has none.</summary>
    internal int Line { get; init; }

    public override string ToString() => Line > 0
        ? $"{Document} line {Line}, {Path}: {Message} [{Rule}]"
        : $"{Document} {Path}: {Message} [{Rule}]";
}
