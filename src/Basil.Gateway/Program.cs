// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway;
using Basil.Grains.Generations;
using Basil.Hosting.Clustering;
using Basil.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

try
{
    var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "basil-gateway" });
    builder.Configuration.AddBasilSources(args);
    builder.AddBasilLogging();
    await builder.AddGenerationAsync(CancellationToken.None);
    builder.UseOrleansClient(client => client.UseBasilClusteringClient(builder.Configuration));
    builder.AddBasilGateway();
    await using var application = builder.Build();
    application.MapBasilGateway();
    await application.RunAsync();
    return 0;
}
catch (Exception e) when (e is ConfigurationException or StartupException)
{
    Console.Error.WriteLine($"basil-gateway: {e.Message}");
    return e is ConfigurationException ? 2 : 1;
}
