// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Basil.Cli.Terminal;

namespace Basil.Cli.CommandLine;

/// <summary>The key of a command, by position or by option.</summary>
internal sealed class KeyInput
{
    private readonly Option<string?> _option = new("--key", "--key-id", "-k")
    {
        Description = "The key's catalog name; frees the first position",
        HelpName = "KEY",
    };

    private readonly Argument<string?> _argument = new("key")
    {
        Description = "The key's catalog name, for example build.release",
        Arity = ArgumentArity.ZeroOrOne,
    };

    internal void AddTo(Command command)
    {
        command.Arguments.Add(_argument);
        command.Options.Add(_option);
    }

    /// <exception cref="CommandException">No key, or two.</exception>
    internal string Required(Invocation invocation) =>
        Optional(invocation) ?? throw CommandException.Usage("which key? name it: --key KEY", "`basil list` shows the keys that you may see");

    /// <exception cref="CommandException">Two keys.</exception>
    internal string? Optional(Invocation invocation)
    {
        var (key, following) = Split(invocation, null);
        return following is null ? key : throw CommandException.Usage($"the key is given twice: --key and '{following}'");
    }

    /// <summary>Splits the positions between the key and what follows it: with <c>--key</c> the first position is already what follows.</summary>
    /// <exception cref="CommandException">There is one position too many.</exception>
    internal (string? Key, string? Following) Split(Invocation invocation, Argument<string?>? following)
    {
        var first = invocation.Get(_argument);
        var second = following is null ? null : invocation.Get(following);
        if (!invocation.Has(_option))
        {
            return (first, second);
        }

        return second is null
            ? (invocation.Get(_option), first)
            : throw CommandException.Usage($"one argument too many: with --key there is room for one, the {following!.Name}");
    }
}
