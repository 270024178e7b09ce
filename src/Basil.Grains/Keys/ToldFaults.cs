// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;

namespace Basil.Grains.Keys;

/// <summary>Which faults operators have been told of, so that a caller who tries again and again fills no log.</summary>
internal sealed class ToldFaults
{
    /// <summary>The same fault is told again after this long, so that a log that was rotated meanwhile has it too.</summary>
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    /// <summary>More kinds than a key's operations have permissions and codes in common; a backend that invents codes gains nothing.</summary>
    private const int MaxKinds = 32;

    private readonly Dictionary<(string Code, string? Action), DateTimeOffset> _told = [];

    /// <summary>Whether to tell of it now; true once a minute for each code and missing permission.</summary>
    internal bool IsNews(BackendFault fault, DateTimeOffset now)
    {
        var kind = (fault.Code, fault.MissingAction);
        if (_told.TryGetValue(kind, out var at) ? now - at < Repeat : _told.Count == MaxKinds)
        {
            return false;
        }

        _told[kind] = now;
        return true;
    }
}
