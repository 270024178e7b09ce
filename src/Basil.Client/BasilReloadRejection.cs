// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Client;

/// <summary>Why a reload changed nothing.</summary>
/// <param name="Reason">A token, for example <c>validation_failed</c>.</param>
/// <param name="Message">Text for the operator.</param>
public sealed record BasilReloadRejection(string Reason, string Message);
