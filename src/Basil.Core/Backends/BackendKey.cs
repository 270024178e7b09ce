// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Core.Backends;

/// <summary>Names a key to a backend: the catalog's own path and the algorithm that the catalog says it has.</summary>
/// <param name="Name">The catalog name, for marks and logs.</param>
/// <param name="Path">The catalog path as written: for KMS an alias, a key ARN, a key id or a logical name.</param>
/// <param name="Algorithm">The catalog's key type.</param>
internal sealed record BackendKey(KeyName Name, string Path, KeyAlgorithm Algorithm);
