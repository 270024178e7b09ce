// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;
using Basil.Core.Generations;

namespace Basil.Core.Documents;

/// <summary>Collects everything that is wrong with one document, up to a bound.</summary>
internal sealed class DocumentErrors(string document)
{
    /// <summary>More than a person reads; a hostile document must not become a gigabyte of messages.</summary>
    internal const int Bound = 1000;

    private readonly List<(int Offset, DocumentError Error)> _errors = [];
    private readonly List<(int Offset, DocumentError Error)> _warnings = [];

    internal bool IsEmpty => _errors.Count == 0;

    /// <summary>The errors in document order.</summary>
    internal ImmutableArray<DocumentError> Errors => Ordered(_errors);

    /// <summary>The warnings in document order.</summary>
    internal ImmutableArray<DocumentError> Warnings => Ordered(_warnings);

    internal void Add(DocumentValue at, string rule, string message) => Keep(_errors, at.Offset, at.Line, at.Path, rule, message);

    /// <summary>Reports something about a field that is not there; its path is that which it would have.</summary>
    internal void AddAbsent(DocumentValue parent, string field, string rule, string message) =>
        Keep(_errors, parent.Offset, parent.Line, parent.Path + DocumentValue.Segment(field), rule, message);

    internal void AddWhole(string rule, string message, int line = 0) => Keep(_errors, 0, line, "$", rule, message);

    internal void Warn(DocumentValue at, string rule, string message) => Keep(_warnings, at.Offset, at.Line, at.Path, rule, message);

    private static ImmutableArray<DocumentError> Ordered(List<(int Offset, DocumentError Error)> found) =>
        [.. found.OrderBy(item => item.Offset).Select(item => item.Error)];

    private void Keep(List<(int Offset, DocumentError Error)> found, int offset, int line, string path, string rule, string message)
    {
        if (found.Count < Bound)
        {
            found.Add((offset, new DocumentError(document, path, rule, message) { Line = line }));
        }
        else if (found.Count == Bound)
        {
            var rest = $"more than {Bound} findings; the rest is not shown";
            found.Add((int.MaxValue, new DocumentError(document, "$", DocumentRule.TooManyErrors, rest)));
        }
    }
}
