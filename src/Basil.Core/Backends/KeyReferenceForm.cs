// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Backends;

/// <summary>What a catalog path is to KMS. Only an alias can be created by name.</summary>
internal enum KeyReferenceForm
{
    Alias,
    Arn,
    KeyId,
}
