// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Catalogs;
using Basil.Core.Policies;

namespace Basil.Core.Generations;

/// <summary>
/// One catalog and one policy that were read and checked together. A request pins the current generation at its entry and uses it to the end;
/// its id goes into every decision and audit line, its digest tells nodes of a cluster apart that were given different files.
/// </summary>
/// <param name="Id">1 at start, one more at each applied reload of this process.</param>
/// <param name="Digest">Lower-case hexadecimal SHA-256 over both documents' bytes, each preceded by its length; 64 characters.</param>
/// <param name="Catalog">The checked catalog.</param>
/// <param name="Policy">The compiled policy.</param>
internal sealed record Generation(ulong Id, string Digest, Catalog Catalog, CompiledPolicy Policy);
