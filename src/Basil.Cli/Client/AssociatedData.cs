// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Text;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;

namespace Basil.Cli.Client;

/// <summary><c>--aad</c> and <c>--aad-hex</c>: data that is bound to a ciphertext without being in it.</summary>
internal sealed class AssociatedData
{
    private readonly Option<string?> _text = new("--aad")
    {
        Description = "Associated data as text: not secret, bound to the ciphertext, needed again to decrypt",
        HelpName = "TEXT",
    };

    private readonly Option<string?> _hex = new("--aad-hex") { Description = "Associated data in hexadecimal", HelpName = "HEX" };

    internal void AddTo(Command command)
    {
        command.Options.Add(_text);
        command.Options.Add(_hex);
    }

    /// <summary>The bytes; null for none.</summary>
    /// <exception cref="CommandException">Both are given, or one is empty: key services do not agree on whether empty data is none.</exception>
    internal ReadOnlyMemory<byte>? Read(Invocation invocation)
    {
        var (text, hex) = (invocation.Get(_text), invocation.Get(_hex));
        if (text is not null && hex is not null)
        {
            throw CommandException.Usage("--aad or --aad-hex, not both");
        }

        if (text?.Length == 0 || hex?.Length == 0)
        {
            throw CommandException.Usage("associated data is empty; leave the option out for none");
        }

        // No conditional expression: null would become an empty memory, which is associated data of no bytes.
        if (text is not null)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        if (hex is not null)
        {
            return ByteText.Decode("--aad-hex", hex, ByteFormat.Hex);
        }

        return null;
    }
}
