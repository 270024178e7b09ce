// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Backends;

/// <summary>A backend's verdict on a signature.</summary>
/// <param name="IsValid">Whether the key made the signature over the message.</param>
/// <param name="BackendKeyId">The key that it was checked with; null where the backend names none with a mismatch, as KMS does.</param>
internal sealed record BackendVerification(bool IsValid, string? BackendKeyId);
