// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Terminal;
using Basil.Core.Catalogs;
using Basil.Core.Documents;

namespace Basil.Cli.Iam;

/// <summary>A catalog on disk, read without a policy beside it.</summary>
internal static class CatalogFile
{
    /// <exception cref="CommandException">The file cannot be read, or the catalog is wrong; the details are all that is wrong with it.</exception>
    internal static async Task<Catalog> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var errors = new DocumentErrors("catalog");
        if (await DocumentFile.ReadAsync(path, errors, cancellationToken) is { } bytes && DocumentParser.Parse(bytes, errors) is { } root)
        {
            var catalog = CatalogReader.Read(root, errors);
            if (errors.IsEmpty)
            {
                return catalog;
            }
        }

        throw new CommandException("the catalog cannot be used") { Details = [.. errors.Errors.Select(error => error.ToString())] };
    }
}
