// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Backends;

namespace Basil.Grains.Keys;

/// <param name="Result">What the backend said of the creation.</param>
/// <param name="IsOwn">True for the call that had it sent; false for one that found it under way and waited for its end.</param>
internal sealed record CreateOutcome(BackendResult<CreatedKey> Result, bool IsOwn);
