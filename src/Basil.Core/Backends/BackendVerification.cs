// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Backends;

/// <summary>A backend's verdict on a signature, and the key that it was checked with.</summary>
internal sealed record BackendVerification(bool IsValid, string BackendKeyId);
