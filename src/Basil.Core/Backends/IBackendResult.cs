// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Core.Backends;

/// <summary>The part of a <see cref="BackendResult{T}"/> that does not depend on its value; resilience strategies look at it.</summary>
internal interface IBackendResult
{
    BackendFault? Fault { get; }
}
