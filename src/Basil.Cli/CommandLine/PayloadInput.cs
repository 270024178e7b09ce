// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Text;
using Basil.Cli.Terminal;

namespace Basil.Cli.CommandLine;

/// <summary>A key and the bytes to work on: an argument, <c>--in FILE</c>, or standard input when there is neither (or <c>-</c>). Byte-exact.</summary>
internal sealed class PayloadInput
{
    /// <summary>The gRPC message limit of the contract, in bytes; a broker may allow less.</summary>
    internal const int MaxBytes = 4 * 1024 * 1024;

    private const string StandardInput = "-";

    private readonly KeyInput _key = new();
    private readonly Argument<string?> _argument;
    private readonly Option<string?> _file;

    internal PayloadInput(string name, string description)
    {
        _argument = new Argument<string?>(name)
        {
            Description = description + ", as text; other users of this host can see it while the command runs",
            Arity = ArgumentArity.ZeroOrOne,
        };
        _file = new Option<string?>("--in", "-i")
        {
            Description = $"Read the {name} from a file; - is standard input, also used when no {name} is given",
            HelpName = "FILE",
        };
    }

    internal void AddTo(Command command)
    {
        _key.AddTo(command);
        command.Arguments.Add(_argument);
        command.Options.Add(_file);
    }

    /// <summary>The key's name and the payload.</summary>
    /// <exception cref="CommandException">No key, two payloads, an unreadable file, or more than <see cref="MaxBytes"/>.</exception>
    internal async Task<(string Key, byte[] Payload)> ReadAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var (key, text) = _key.Split(invocation, _argument);
        if (key is null)
        {
            _key.Required(invocation);
        }

        var file = invocation.Get(_file);
        if (text is not null && text != StandardInput)
        {
            return file is null
                ? (key!, FromArgument(text))
                : throw CommandException.Usage($"the {_argument.Name} is given twice: as an argument and with --in");
        }

        return (key!, await ReadFileAsync(invocation.Streams, file ?? StandardInput, _argument.Name, cancellationToken));
    }

    /// <summary>Reads a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="CommandException">It cannot be read, or is longer than <see cref="MaxBytes"/>.</exception>
    internal static async Task<byte[]> ReadFileAsync(StandardStreams streams, string path, string what, CancellationToken cancellationToken)
    {
        if (path == StandardInput)
        {
            if (streams.InputIsTerminal)
            {
                streams.Say($"reading the {what} from the terminal; Ctrl-D ends it");
            }

            return await ReadBoundedAsync(streams.Input, what, cancellationToken);
        }

        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return await ReadBoundedAsync(file, what, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot read {path}: {AtomicFile.Reason(e)}");
        }
    }

    // The kernel hands arguments over as bytes and .NET replaces what is not UTF-8. Signing the replacement would sign something else.
    private static byte[] FromArgument(string text) => text.Contains('\uFFFD')
        ? throw CommandException.Usage("an argument cannot carry bytes that are not UTF-8 text", "pass them with --in FILE or through standard input")
        : Encoding.UTF8.GetBytes(text);

    private static async Task<byte[]> ReadBoundedAsync(Stream stream, string what, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > MaxBytes)
            {
                throw new CommandException($"the {what} is longer than {MaxBytes / (1024 * 1024)} MiB, the most that one request can carry");
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
