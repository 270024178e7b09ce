// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Collections.Immutable;

namespace Basil.Core.Generations;

/// <summary>The result of a load: a generation, or all that is wrong.</summary>
/// <param name="Generation">Null exactly where there are errors.</param>
/// <param name="Errors">Everything wrong, in document order.</param>
/// <param name="Warnings">What an operator should know and nothing fails for.</param>
internal sealed record GenerationLoad(Generation? Generation, ImmutableArray<DocumentError> Errors, ImmutableArray<DocumentError> Warnings);
