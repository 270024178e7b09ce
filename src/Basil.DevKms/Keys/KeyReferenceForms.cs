// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.DevKms.Keys;

/// <summary>Which ways of naming a key an operation takes.</summary>
internal enum KeyReferenceForms
{
    /// <summary>Key id or key ARN.</summary>
    Key,

    /// <summary>Key id, key ARN, alias name or alias ARN.</summary>
    KeyOrAlias,
}
