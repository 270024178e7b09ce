// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Backends;

/// <summary>The result of a creation.</summary>
/// <param name="BackendKeyId">The key that the path now names; for KMS its ARN.</param>
/// <param name="Adopted">True where somebody else's key was there first and is now used.</param>
/// <param name="OrphanBackendKeyId">A key of ours that was created and that no path names; an operator should schedule its deletion.</param>
internal sealed record CreatedKey(string BackendKeyId, bool Adopted, string? OrphanBackendKeyId);
