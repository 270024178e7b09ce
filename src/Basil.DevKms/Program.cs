// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.DevKms.CommandLine;

return await DevKmsProcess.RunAsync(args, Console.In, Console.Out, Console.Error);
