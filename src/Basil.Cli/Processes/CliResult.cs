// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Cli.Processes;

/// <summary>What a command answered.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Errors);
