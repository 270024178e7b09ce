// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Catalogs;

/// <summary>What reconcile does with a key that its backend does not have.</summary>
internal enum MissingKeyRule
{
    Error,
    Warn,
    Generate,
}
