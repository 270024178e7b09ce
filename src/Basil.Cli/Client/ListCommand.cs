// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Globalization;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;
using Basil.Client;

namespace Basil.Cli.Client;

/// <summary><c>basil list</c>: the catalog as far as the caller may see it.</summary>
internal sealed class ListCommand
{
    private const string NoKeyType = "-";

    private readonly Option<string?> _prefix = new("--prefix") { Description = "Only names that begin with these characters", HelpName = "TEXT" };
    private readonly Option<bool> _columns = new("--columns") { Description = "Aligned columns with a head, also when the output is no terminal" };

    internal static Command Create(CommandShell shell)
    {
        var list = new ListCommand();
        return new CliCommand(
            shell,
            "list",
            "List the keys that you may see",
            "Prints name, kind, key type and version of each, in order of name; tab-separated and without a head when the output is no terminal.",
            "basil list",
            "basil list --prefix build.",
            "basil list --json | jq -r '.[].name'")
        {
            list._prefix, list._columns,
        }.Runs(list.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        using var client = invocation.Connect();
        var entries = new List<BasilCatalogEntry>();
        await foreach (var entry in client.ListCatalogAsync(invocation.Get(_prefix), cancellationToken))
        {
            entries.Add(entry);
        }

        if (invocation.Json)
        {
            invocation.Streams.WriteLine(Json(entries));
            return ExitCodes.Ok;
        }

        var aligned = invocation.Get(_columns) || invocation.Streams.OutputIsTerminal;
        if (entries.Count > 0)
        {
            invocation.Streams.WriteLine(Columns.Render(["NAME", "KIND", "KEY TYPE", "VERSION"], [.. entries.Select(Row)], aligned));
        }
        else if (aligned)
        {
            invocation.Streams.Say("you may see no key");
        }

        return ExitCodes.Ok;
    }

    private static string[] Row(BasilCatalogEntry entry) =>
        [entry.Name, entry.Kind.Word(), entry.KeyType?.Word() ?? NoKeyType, entry.LatestVersion.ToString(CultureInfo.InvariantCulture)];

    private static string Json(List<BasilCatalogEntry> entries) => JsonText.Document(json =>
    {
        json.WriteStartArray();
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("name", entry.Name);
            json.WriteString("kind", entry.Kind.Word());
            json.WriteString("key_type", entry.KeyType?.Word());
            json.WriteNumber("latest_version", entry.LatestVersion);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
