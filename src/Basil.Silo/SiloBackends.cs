// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Diagnostics.CodeAnalysis;
using Basil.Backends;
using Basil.Core.Backends;
using Basil.Grains.Keys;

namespace Basil.Silo;

/// <summary>Gives key grains the silo's backends; grains know the port and not the project behind it.</summary>
internal sealed class SiloBackends(BackendSet backends) : IKeyBackends
{
    public bool TryGet(string name, [NotNullWhen(true)] out IKeyBackend? backend) => backends.TryGet(name, out backend);
}
