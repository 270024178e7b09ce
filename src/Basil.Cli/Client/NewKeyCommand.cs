// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;

namespace Basil.Cli.Client;

/// <summary><c>basil new-key</c>: has the key service make the key of a catalog entry.</summary>
internal sealed class NewKeyCommand
{
    private const string DefaultType = "ed25519";

    private readonly KeyInput _key = new();
    private readonly Option<string?> _type = new("--key-type")
    {
        Description = "The type, which must be the catalog's [default: ed25519]",
        HelpName = "TYPE",
    };

    internal static Command Create(CommandShell shell)
    {
        var create = new NewKeyCommand();
        create._type.OneOf(KeyWords.KeyTypes);
        var command = new CliCommand(
            shell,
            "new-key",
            "Have the key service make the key of a catalog entry",
            "The entry must be in the catalog and writable; entries with `missing: generate` get their key when the broker starts. Prints the key's name and its "
            + "public key in hexadecimal.",
            "basil new-key build.release --key-type ecdsa-p256")
        {
            create._type,
        };
        create._key.AddTo(command);
        return command.Runs(create.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var key = _key.Required(invocation);
        using var client = invocation.Connect();
        var made = await client.NewKeyAsync(key, KeyWords.ParseKeyType(invocation.Get(_type) ?? DefaultType)!.Value, cancellationToken);
        var publicKey = ByteText.Encode(made.PublicKey.Span, ByteFormat.Hex);
        invocation.Streams.WriteLine(invocation.Json
            ? JsonText.Object(json =>
            {
                json.WriteString("key_id", made.KeyId);
                json.WriteString("public_key", publicKey);
            })
            : $"key_id: {made.KeyId}\npublic_key: {publicKey}");
        return ExitCodes.Ok;
    }
}
