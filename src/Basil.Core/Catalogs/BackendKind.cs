// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Catalogs;

/// <summary>The backend kinds that a catalog can name. This build serves <see cref="AwsKms"/>.</summary>
internal enum BackendKind
{
    Vault,
    Keystore,
    AwsKms,
    GcpKms,
}
