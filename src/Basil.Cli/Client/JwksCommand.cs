// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Basil.Cli.CommandLine;
using Basil.Cli.Terminal;
using Basil.Client;
using Basil.Core.Jwt;

namespace Basil.Cli.Client;

/// <summary><c>basil jwks</c>: the keys that check tokens, as one document.</summary>
internal sealed class JwksCommand
{
    private readonly Argument<string[]> _names = new("key")
    {
        Description = "Catalog names of keys [default: all that you may list and read]",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _options = new("--key", "--key-id", "-k") { Description = "A key's catalog name; may be repeated", HelpName = "KEY" };

    private readonly Option<string?> _file = new("--out", "-o")
    {
        Description = "Write to a file, whole or not at all, instead of standard output",
        HelpName = "FILE",
    };

    internal static Command Create(CommandShell shell)
    {
        var jwks = new JwksCommand();
        return new CliCommand(
            shell,
            "jwks",
            "Print the JSON Web Key Set with which tokens are checked",
            "RFC 7517; each key has the kid that its tokens carry. Without names it has every token-signing key that you may list and read.",
            "basil jwks",
            "basil jwks jwt.signing --out /srv/www/.well-known/jwks.json")
        {
            jwks._names, jwks._options, jwks._file,
        }.Runs(jwks.RunAsync);
    }

    private async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        string[] named = [.. invocation.Get(_options) ?? [], .. invocation.Get(_names) ?? []];
        using var client = invocation.Connect();
        var keys = new List<JsonWebKey>();
        if (named.Length > 0)
        {
            foreach (var name in named)
            {
                keys.Add(await GetAsync(client, name, cancellationToken));
            }
        }
        else
        {
            await AddListedAsync(invocation, client, keys, cancellationToken);
        }

        Write(invocation, JsonWebKeySet.Write(keys));
        return ExitCodes.Ok;
    }

    private static async Task AddListedAsync(Invocation invocation, BasilClient client, List<JsonWebKey> keys, CancellationToken cancellationToken)
    {
        var listed = new List<string>();
        await foreach (var entry in client.ListCatalogAsync(cancellationToken: cancellationToken))
        {
            if (entry.Kind == BasilCatalogKind.Signing && KeyWords.SignsTokens(entry.KeyType))
            {
                listed.Add(entry.Name);
            }
        }

        foreach (var name in listed)
        {
            try
            {
                keys.Add(await GetAsync(client, name, cancellationToken));
            }
            catch (BasilException e) when (e.Kind == BasilErrorKind.Denied)
            {
                invocation.Streams.Say($"{invocation.CommandName}: without {name}, whose public key you may not read");
            }
        }
    }

    private static async Task<JsonWebKey> GetAsync(BasilClient client, string name, CancellationToken cancellationToken)
    {
        try
        {
            return PublicKeyText.Jwk(PublishedKey.Of(await client.GetPublicKeyAsync(name, cancellationToken: cancellationToken)));
        }
        catch (CryptographicException e)
        {
            throw new CommandException($"{name}: {e.Message.TrimEnd('.')}");
        }
    }

    private void Write(Invocation invocation, byte[] document)
    {
        if (invocation.Get(_file) is { } path)
        {
            AtomicFile.Write(path, [.. document, (byte)'\n'], secret: false);
        }
        else
        {
            invocation.Streams.WriteLine(Encoding.ASCII.GetString(document));
        }
    }
}
