// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Globalization;
using Basil.Cli.CommandLine;
using Basil.Cli.Explain;
using Basil.Cli.Terminal;
using Basil.Core.Generations;
using Basil.Core.Keys;
using Basil.Core.Policies;

namespace Basil.Cli.Operator;

/// <summary><c>basil explain</c>: what policy decides and why, from the files or from the running broker.</summary>
internal sealed class ExplainCommand
{
    private readonly Option<string?> _subject = new("--subject") { Description = "The policy subject that would ask", HelpName = "NAME" };
    private readonly Option<uint?> _uid = OptionRules.Number<uint>("--uid", "UID", "Instead of --subject: whoever this user id is (files only)");
    private readonly Option<string?> _operation = new("--op") { Description = "The operation, for example sign", HelpName = "OP" };
    private readonly Option<string?> _key = new("--key") { Description = "The key", HelpName = "KEY" };
    private readonly Option<bool> _effective = new("--effective") { Description = "List everything that the subject may do (files only)" };
    private readonly Option<bool> _live = new("--live") { Description = "Ask the running broker, which needs the operation `explain`, instead of reading files" };
    private readonly Option<string?> _catalog = new("--catalog") { Description = "The catalog file [env: BASIL_CATALOG]", HelpName = "FILE" };
    private readonly Option<string?> _policy = new("--policy") { Description = "The policy file [env: BASIL_POLICY]", HelpName = "FILE" };
    private readonly Option<string?> _configuration = new("--config", "-c") { Description = "A basil.json that names both files [env: BASIL_CONFIG]", HelpName = "FILE" };
    private readonly Option<bool> _exitCode = new("--exit-code") { Description = "Exit with 3 when the decision is deny, for scripts" };

    internal static Command Create(CommandShell shell)
    {
        var explain = new ExplainCommand();
        explain._operation.CompletionSources.Add([.. KeyOperations.All.Select(operation => operation.Token())]);
        var command = new CliCommand(
            shell,
            "explain",
            "Say what policy decides, and why",
            "Reads the policy's files, with the broker's own matcher, or with --live asks the running broker. Asking is not doing: the exit code is 0 for allow and "
            + "for deny alike, unless --exit-code is given.",
            "basil explain --config basil.json --subject ci --op sign --key build.release",
            "basil explain --config basil.json --uid 1000 --effective",
            "basil explain --live --subject ci --op sign --key build.release --json")
        {
            explain._subject, explain._uid, explain._operation, explain._key, explain._effective, explain._live,
            explain._catalog, explain._policy, explain._configuration, explain._exitCode,
        };
        return command.Runs(explain.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Get(_live))
        {
            return await RunLiveAsync(invocation, cancellationToken);
        }

        var files = PolicyFiles.Locate(
            invocation.Get(_catalog), invocation.Get(_policy), invocation.Get(_configuration), invocation.Streams.Environment);
        if (invocation.Get(_effective))
        {
            var generation = await files.LoadAsync(cancellationToken);
            var subject = Subject(invocation, generation);
            var allowed = OfflineExplain.Effective(generation, subject).ToList();
            invocation.Streams.WriteLine(invocation.Json
                ? EffectiveText.Json(subject, allowed)
                : EffectiveText.Human(subject, allowed, invocation.Streams.OutputIsTerminal));
            return ExitCodes.Ok;
        }

        var operation = Operation(invocation);
        var key = invocation.Get(_key);
        if (key is null && operation.IsKeyScoped())
        {
            throw CommandException.Usage($"which key? --key KEY; `{operation.Token()}` is decided over one");
        }

        var loaded = await files.LoadAsync(cancellationToken);
        return Report(invocation, OfflineExplain.Explain(loaded, Subject(invocation, loaded), operation, key), indented: true);
    }

    private async Task<int> RunLiveAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Get(_effective) || invocation.Has(_uid) || invocation.Has(_catalog) || invocation.Has(_policy) || invocation.Has(_configuration))
        {
            throw CommandException.Usage("--live asks the running broker: --effective, --uid, --catalog, --policy and --config are for files");
        }

        var operation = Operation(invocation);
        var key = invocation.Get(_key) ?? operation.ReservedTarget() ?? throw CommandException.Usage("which key? --key KEY");
        var subject = invocation.Get(_subject) ?? throw CommandException.Usage("which subject? --subject NAME");
        using var client = invocation.Connect();
        var verdict = await LiveExplain.ExplainAsync(client, subject, operation.Token(), key, cancellationToken);
        return Report(invocation, verdict, indented: false);
    }

    private int Report(Invocation invocation, Verdict verdict, bool indented)
    {
        invocation.Streams.WriteLine(invocation.Json
            ? VerdictText.Json(verdict, indented)
            : VerdictText.Human(verdict, Palette.For(invocation.Streams, invocation.NoColor)));
        return verdict.Allowed || !invocation.Get(_exitCode) ? ExitCodes.Ok : ExitCodes.Denied;
    }

    private KeyOperation Operation(Invocation invocation)
    {
        var token = invocation.Get(_operation) ?? throw CommandException.Usage("which operation? --op OP, for example --op sign");
        return KeyOperations.TryParse(token, out var operation)
            ? operation
            : throw CommandException.Usage($"unknown operation '{token}'", "the operations are " + string.Join(' ', KeyOperations.All.Select(known => known.Token())));
    }

    private string Subject(Invocation invocation, Generation generation)
    {
        if (invocation.Get(_subject) is { } subject)
        {
            if (invocation.Has(_uid))
            {
                throw CommandException.Usage("--subject or --uid, not both");
            }

            if (!generation.Policy.Subjects.Contains(subject, StringComparer.Ordinal))
            {
                invocation.Streams.Say($"note: the policy has no subject '{subject}'; it has {string.Join(", ", generation.Policy.Subjects)}");
            }

            return subject;
        }

        var uid = invocation.Get(_uid) ?? throw CommandException.Usage("which subject? --subject NAME, or --uid UID");
        var resolution = generation.Policy.Resolve(new CallerIdentity(uid, null, null));
        return resolution.Subject ?? throw new CommandException(
            string.Create(CultureInfo.InvariantCulture, $"user id {uid} is no subject of this policy, or more than one ({resolution.Deny?.Reason}): every operation is denied"));
    }
}
