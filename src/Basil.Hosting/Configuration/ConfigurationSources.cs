// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Basil.Hosting.Configuration;

/// <summary>
/// Where settings come from, weakest first: the file, then environment variables that begin with <c>BASIL_</c> (two underscores stand for
/// a section's colon), then the command line. The file is named by <c>--config</c>, <c>-c</c> or <c>BASIL_CONFIG</c>; without one there is none.
/// </summary>
internal static class ConfigurationSources
{
    private const int MaxFileBytes = 1024 * 1024;

    /// <summary>The one setting of the command line that may be empty: then nothing is audited.</summary>
    private const string NoAudit = "auditLog";

    private static readonly Dictionary<string, string> Switches = new(StringComparer.Ordinal)
    {
        ["-c"] = "config",
        ["--config"] = "config",
        ["--catalog"] = "catalog",
        ["--policy"] = "policy",
        ["--socket"] = "socket",
        ["--audit-log"] = "auditLog",
        ["--log-level"] = "logLevel",
    };

    /// <summary>Adds the three sources to <paramref name="configuration"/>.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="arguments">The command line without the program's name.</param>
    /// <exception cref="ConfigurationException">The command line or the file has errors; all of them are named.</exception>
    internal static void AddBasilSources(this IConfigurationBuilder configuration, IReadOnlyList<string> arguments)
    {
        var commandLine = ReadCommandLine(arguments);
        var path = commandLine.GetValueOrDefault("config") ?? Environment.GetEnvironmentVariable("BASIL_CONFIG");

        // An empty variable is what scripts leave of an unset one.
        if (!string.IsNullOrEmpty(path))
        {
            configuration.AddInMemoryCollection(ReadFile(Path.GetFullPath(path)));
        }

        configuration.AddEnvironmentVariables("BASIL_");
        commandLine.Remove("config");
        configuration.AddInMemoryCollection(commandLine.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        ConfigurationValues.Check(configuration.Build());
    }

    private static Dictionary<string, string> ReadCommandLine(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var equals = arguments[i].IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? arguments[i] : arguments[i][..equals];
            if (!Switches.TryGetValue(name, out var setting))
            {
                throw new ConfigurationException($"unknown option {name}; known are {string.Join(", ", Switches.Keys)}");
            }

            if (equals < 0 && i + 1 >= arguments.Count)
            {
                throw new ConfigurationException($"option {name} needs a value");
            }

            values[setting] = equals < 0 ? arguments[++i] : arguments[i][(equals + 1)..];
            if (values[setting].Length == 0 && setting != NoAudit)
            {
                throw new ConfigurationException($"option {name} needs a value");
            }
        }

        return values;
    }

    private static Dictionary<string, string?> ReadFile(string path)
    {
        byte[] bytes;
        try
        {
            var length = new FileInfo(path).Length;
            if (length > MaxFileBytes)
            {
                throw new ConfigurationException($"{path} is larger than {MaxFileBytes} bytes");
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"cannot read {path}: {e.Message}");
        }

        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ConfigurationException($"{path} is not a JSON object");
            }

            Flatten(document.RootElement, string.Empty, values, problems);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is the reader's word for an escape that is no character.
            throw new ConfigurationException($"{path} is not JSON: {e.Message}");
        }

        if (problems.Count > 0)
        {
            throw new ConfigurationException(new StringBuilder($"{path} has errors:").AppendJoin(string.Empty, problems.Select(problem => "\n  - " + problem)).ToString());
        }

        ResolvePaths(values, Path.GetDirectoryName(path)!);
        return values;
    }

    private static void Flatten(JsonElement element, string prefix, Dictionary<string, string?> values, List<string> problems)
    {
        foreach (var property in element.EnumerateObject())
        {
            var path = prefix.Length == 0 ? property.Name : $"{prefix}:{property.Name}";
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    Flatten(property.Value, path, values, problems);
                    break;
                case JsonValueKind.Array:
                    problems.Add($"`{path}` is a list; no setting is one");
                    break;
                case var _ when !ConfigurationSchema.IsKnown(path):
                    problems.Add($"`{path}` is not a setting");
                    break;
                case JsonValueKind.Null:
                    break;
                case JsonValueKind.String when property.Value.GetString()!.Contains('\0', StringComparison.Ordinal):
                    problems.Add($"`{path}` has a zero character");
                    break;
                case var _ when !values.TryAdd(path, property.Value.ToString()):
                    problems.Add($"`{path}` is there twice");
                    break;
            }
        }
    }

    private static void ResolvePaths(Dictionary<string, string?> values, string folder)
    {
        foreach (var setting in ConfigurationSchema.Paths)
        {
            if (values.TryGetValue(setting, out var value) && !string.IsNullOrEmpty(value))
            {
                values[setting] = Path.GetFullPath(value, folder);
            }
        }
    }
}
