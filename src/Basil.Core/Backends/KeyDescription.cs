// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Keys;

namespace Basil.Core.Backends;

/// <summary>What a backend says of a key that exists. Existing is not usable: <see cref="State"/>, <see cref="Algorithm"/> and <see cref="Usage"/> decide.</summary>
/// <param name="BackendKeyId">The backend's own permanent identity of the key; for KMS its ARN.</param>
/// <param name="Algorithm">Null where the key's spec is none that Basil knows.</param>
/// <param name="Spec">The backend's own word for the spec, for messages.</param>
/// <param name="Usage">The backend's own word for what the key may do; for KMS <c>SIGN_VERIFY</c> or <c>ENCRYPT_DECRYPT</c>.</param>
/// <param name="IsUsageRight">Whether that usage is the one the algorithm needs.</param>
/// <param name="State">Whether the material can be used now.</param>
/// <param name="Version">The key version that the description's mark names, 1 where there is no mark.</param>
/// <param name="CreatedAt">When the key was created, if the backend says.</param>
internal sealed record KeyDescription(
    string BackendKeyId,
    KeyAlgorithm? Algorithm,
    string Spec,
    string Usage,
    bool IsUsageRight,
    KeyMaterialState State,
    uint Version,
    DateTimeOffset? CreatedAt);
