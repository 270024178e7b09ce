// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli;
using Basil.Cli.Terminal;

return await BasilCommand.RunAsync(StandardStreams.OfProcess(), args, CancellationToken.None);
