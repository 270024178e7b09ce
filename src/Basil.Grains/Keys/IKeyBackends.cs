// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Basil.Core.Backends;

namespace Basil.Grains.Keys;

/// <summary>The silo's backends by their catalog names.</summary>
internal interface IKeyBackends
{
    bool TryGet(string name, [NotNullWhen(true)] out IKeyBackend? backend);
}
