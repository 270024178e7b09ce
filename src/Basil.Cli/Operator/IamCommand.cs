// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Globalization;
using Basil.Cli.CommandLine;
using Basil.Cli.Iam;
using Basil.Cli.Terminal;
using Basil.Core.Catalogs;

namespace Basil.Cli.Operator;

/// <summary><c>basil iam</c>: the least IAM policy for a catalog.</summary>
internal sealed class IamCommand
{
    private const string Runtime = "runtime";
    private const string Provisioner = "provisioner";
    private const string Rotator = "rotator";
    private const string ByArn = "arn";
    private const string ByAlias = "alias";

    private readonly Option<string?> _catalog = new("--catalog") { Description = "The catalog file [env: BASIL_CATALOG]", HelpName = "FILE" };
    private readonly Option<string?> _account = new("--account") { Description = "The AWS account, twelve digits; not needed where all paths are ARNs", HelpName = "ID" };
    private readonly Option<string?> _region = new("--region") { Description = "The region of the keys; not needed where all paths are ARNs", HelpName = "REGION" };
    private readonly Option<string?> _backend = new("--backend") { Description = "Only the keys of this backend of the catalog", HelpName = "NAME" };
    private readonly Option<string?> _role = new("--role") { Description = "runtime, provisioner or rotator [default: runtime]", HelpName = "ROLE" };
    private readonly Option<string?> _variant = new("--variant") { Description = "alias: keys at an alias are granted through it; arn: by ARN alone [default: alias]", HelpName = "VARIANT" };

    internal static Command Create(CommandShell shell)
    {
        var iam = new IamCommand();
        iam._role.OneOf(Runtime, Provisioner, Rotator);
        iam._variant.OneOf(ByArn, ByAlias);
        var command = new CliCommand(
            shell,
            "iam",
            "Print the least AWS IAM policy for a catalog",
            "Reads the catalog and asks nobody. The policy allows what the role does with these keys and nothing else: runtime uses keys, provisioner creates those "
            + "that are missing, rotator makes new versions. deploy/iam explains each statement.",
            "basil iam --catalog catalog.json --account 111122223333 --region us-east-1",
            "basil iam --catalog catalog.json --account 111122223333 --region us-east-1 --role provisioner")
        {
            iam._catalog, iam._account, iam._region, iam._backend, iam._role, iam._variant,
        };
        return command.Runs(iam.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var path = invocation.Get(_catalog) ?? invocation.Streams.Environment("BASIL_CATALOG")
            ?? throw CommandException.Usage("which catalog? --catalog FILE");
        var place = KmsPlace.Read(invocation.Get(_region), invocation.Get(_account));
        var catalog = await CatalogFile.ReadAsync(path, cancellationToken);
        var keys = Entries(catalog, invocation.Get(_backend)).Select(entry => KeyLocation.Of(entry, place)).ToList();
        var role = invocation.Get(_role) ?? Runtime;
        var byAlias = invocation.Get(_variant) != ByArn;
        if (role == Runtime && !byAlias)
        {
            RefuseUnknownArns(keys);
        }

        var policy = new LeastPolicy(keys, byAlias);
        var statements = role switch
        {
            Provisioner => policy.Provisioner(),
            Rotator => policy.Rotator(),
            _ => policy.Runtime(),
        };
        if (statements.Count == 0)
        {
            throw new CommandException(role switch
            {
                Provisioner => "there is nothing to create: no key at an alias or a logical name has missing: generate or writable: true",
                Rotator => "there is nothing to rotate: no key at an alias or a logical name has writable: true",
                _ => "the catalog has no keys",
            });
        }

        Print(invocation, PolicyText.Json(statements));
        return ExitCodes.Ok;
    }

    private static void Print(Invocation invocation, string policy)
    {
        invocation.Streams.WriteLine(policy);
        if (PolicyText.Size(policy) is > PolicyText.LargestManagedPolicy and var size)
        {
            invocation.Streams.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"note: the policy has {size} characters and a managed policy may have {PolicyText.LargestManagedPolicy}; split the statements, or grant alias/basil/* as deploy/iam does"));
        }
    }

    private static List<CatalogEntry> Entries(Catalog catalog, string? backend)
    {
        if (backend is not null)
        {
            return catalog.Backends.ContainsKey(backend)
                ? [.. catalog.Keys.Where(key => key.Backend == backend)]
                : throw CommandException.Usage($"the catalog has no backend '{backend}'", "it has " + string.Join(", ", catalog.Backends.Keys.Order(StringComparer.Ordinal)));
        }

        // Each may be in an account and a region of its own.
        return catalog.Backends.Count <= 1
            ? [.. catalog.Keys]
            : throw CommandException.Usage("which backend? --backend NAME", "the catalog has " + string.Join(", ", catalog.Backends.Keys.Order(StringComparer.Ordinal)));
    }

    private static void RefuseUnknownArns(List<KeyLocation> keys)
    {
        var unknown = keys.Where(key => key.Alias is not null).Select(key => $"{key.Entry.Name} is at {key.Alias}").ToList();
        if (unknown.Count > 0)
        {
            throw new CommandException(
                "--variant arn: the ARNs behind aliases are not in the catalog",
                ExitCodes.Usage,
                "name the keys by ARN or key id in the catalog, or take --variant alias")
            {
                Details = unknown,
            };
        }
    }
}
