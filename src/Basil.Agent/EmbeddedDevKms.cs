// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.DevKms;
using Basil.DevKms.Quotas;
using Microsoft.Extensions.Configuration;

namespace Basil.Agent;

/// <summary>Starts DevKms in the agent's process and points the AWS SDK's own settings at it, so that the path to it is the path to AWS.</summary>
internal static class EmbeddedDevKms
{
    private const string DefaultRegion = "us-east-1";

    /// <summary>Null where <c>devKms:enabled</c> is not true.</summary>
    /// <exception cref="StartupException">A setting of <c>devKms</c> cannot be used, or its state file cannot be read.</exception>
    internal static async Task<DevKmsServer?> StartAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var section = configuration.GetSection("devKms");
        if (!section.GetValue("enabled", false))
        {
            return null;
        }

        var regions = configuration.GetSection("backends").GetChildren().Select(backend => backend["region"]).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (regions.Length > 1)
        {
            throw new StartupException("the embedded DevKms is one region", [$"`backends` names the regions {string.Join(", ", regions)}; name one, or set `devKms:enabled` to false"]);
        }

        var options = new DevKmsOptions
        {
            Port = section.GetValue("port", 0),
            Region = regions.FirstOrDefault() ?? DefaultRegion,
            StateFile = section["state"],
            LatencyMs = section.GetValue("latencyMs", 0),
            Quotas = new QuotaOptions { Enabled = section.GetValue("quotas", true) },
        };
        DevKmsServer server;
        try
        {
            server = await DevKmsServer.StartAsync(options, cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is ArgumentException or IOException or InvalidDataException)
        {
            throw new StartupException("the embedded DevKms does not start", [e.Message]);
        }

        PointSdkAt(server, options);
        return server;
    }

    private static void PointSdkAt(DevKmsServer server, DevKmsOptions options)
    {
        var credential = options.Credentials[0];
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_KMS", server.Endpoint.ToString());
        Environment.SetEnvironmentVariable("AWS_REGION", options.Region);
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", credential.AccessKeyId);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", credential.SecretAccessKey);
        Environment.SetEnvironmentVariable("AWS_SESSION_TOKEN", null);
        Environment.SetEnvironmentVariable("AWS_PROFILE", null);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }
}
