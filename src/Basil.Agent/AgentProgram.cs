// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using System.Reflection;
using Basil.Core.Errors;
using Basil.Hosting.Configuration;
using Microsoft.Extensions.Options;

namespace Basil.Agent;

/// <summary>The command <c>basil-agent</c>: exit code 0 after a clean stop, 1 when it cannot start, 2 for a wrong command line.</summary>
internal static class AgentProgram
{
    internal static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = AgentArguments.Parse(arguments);
        if (parsed.Help)
        {
            Console.Out.WriteLine(AgentArguments.HelpText);
            return 0;
        }

        if (parsed.Version)
        {
            Console.Out.WriteLine(typeof(AgentProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
            return 0;
        }

        try
        {
            await using var host = await AgentHost.CreateAsync(parsed, CancellationToken.None);
            await host.RunAsync(Console.Out);
            return 0;
        }
        catch (ConfigurationException e)
        {
            Console.Error.WriteLine($"basil-agent: {e.Message}");
            return 2;
        }
        catch (StartupException e)
        {
            Console.Error.WriteLine($"basil-agent: {e.Message}");
            return 1;
        }
        catch (OptionsValidationException e)
        {
            Console.Error.WriteLine("basil-agent: the configuration has errors:" + string.Concat(e.Failures.Select(failure => "\n  - " + failure)));
            return 1;
        }
    }
}
