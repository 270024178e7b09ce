// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Generations;

/// <summary>Holds the generation that serves now. Readers take <see cref="Current"/> once for each request.</summary>
internal sealed class GenerationSource(Generation initial)
{
    private Generation _current = initial;

    internal Generation Current => Volatile.Read(ref _current);

    /// <summary>Makes <paramref name="next"/> the generation of every request that begins from now on.</summary>
    internal void Swap(Generation next) => Volatile.Write(ref _current, next);
}
