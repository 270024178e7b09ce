// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Catalogs;

/// <summary>The engine of the catalog's vocabulary by which a key is used.</summary>
internal enum KeyEngine
{
    Transit,
    Kv2,
    Pki,
}
