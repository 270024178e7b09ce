// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Grains.Generations;
using Basil.Hosting.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Basil.Silo;

/// <summary>The command <c>basil-silo</c>: exit code 0 after a clean stop, 1 when it cannot start, 2 for a wrong command line.</summary>
internal static class SiloProgram
{
    internal static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "basil-silo" });
            builder.Configuration.AddBasilSources(arguments);
            builder.AddBasilLogging();
            await builder.AddGenerationAsync(CancellationToken.None);
            builder.AddBasilSilo();
            await builder.Build().RunAsync();
            return 0;
        }
        catch (ConfigurationException e)
        {
            return Fail(e.Message, 2);
        }
        catch (StartupException e)
        {
            return Fail(e.Message, 1);
        }
        catch (OptionsValidationException e)
        {
            return Fail("the configuration has errors:" + string.Concat(e.Failures.Select(failure => "\n  - " + failure)), 1);
        }
    }

    private static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine($"basil-silo: {message}");
        return exitCode;
    }
}
