// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Text;
using Basil.Cli.Terminal;

namespace Basil.Cli.CommandLine;

/// <summary><c>--format</c> and <c>--out</c>: how the resulting bytes are shown and where they go.</summary>
internal sealed class BytesOutput
{
    private readonly Option<string?> _format;
    private readonly Option<string?> _file = new("--out", "-o")
    {
        Description = "Write to a file, whole or not at all, instead of standard output",
        HelpName = "FILE",
    };

    internal BytesOutput(params string[] formats)
    {
        _format = new Option<string?>("--format")
        {
            Description = $"One of {string.Join(", ", formats)} [default: {formats[0]}]",
            HelpName = "FORMAT",
        };
        _format.OneOf(formats);
        Default = formats[0];
    }

    internal string Default { get; }

    internal void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_file);
    }

    internal string FormatToken(Invocation invocation) => invocation.Get(_format) ?? Default;

    internal ByteFormat Format(Invocation invocation) => ByteText.ParseFormat("--format", FormatToken(invocation));

    /// <summary>Writes the bytes in the format asked for: a line of text, or the bytes alone. A file with a secret gets mode 0600.</summary>
    /// <exception cref="CommandException">The file cannot be written, or the bytes would disturb a terminal.</exception>
    internal void Write(Invocation invocation, ReadOnlySpan<byte> bytes, bool secret = false)
    {
        var format = Format(invocation);
        if (format is ByteFormat.Raw or ByteFormat.Der)
        {
            WriteRaw(invocation, bytes, secret);
        }
        else
        {
            WriteText(invocation, ByteText.Encode(bytes, format), secret);
        }
    }

    /// <summary>Writes a text that ends with a newline.</summary>
    internal void WriteText(Invocation invocation, string text, bool secret = false)
    {
        if (invocation.Get(_file) is { } path)
        {
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(text + "\n"), secret);
        }
        else
        {
            invocation.Streams.WriteLine(text);
        }
    }

    internal void WriteRaw(Invocation invocation, ReadOnlySpan<byte> bytes, bool secret = false)
    {
        if (invocation.Get(_file) is { } path)
        {
            AtomicFile.Write(path, bytes, secret);
        }
        else if (invocation.Streams.OutputIsTerminal && !ByteText.IsPrintable(bytes))
        {
            throw new CommandException("refusing to write binary to a terminal", hints: ["--out FILE writes it to a file, --format hex shows it"]);
        }
        else
        {
            invocation.Streams.Write(bytes);
        }
    }
}
