// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Backends.Resilience;
using Basil.Core.Backends;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Basil.Backends.AwsKms;

/// <summary>Makes <c>aws-kms</c> backends out of configuration.</summary>
internal static class AwsKmsRegistration
{
    /// <summary>Reads <c>backends:NAME</c>, adds a sentence for each setting that cannot be used, and says how to make the backend. Nothing is sent.</summary>
    internal static Func<TimeProvider, ILoggerFactory, IKeyBackend> Read(string name, IConfigurationSection section, ICollection<string> problems)
    {
        var options = new AwsKmsOptions();
        var pipeline = new BackendPipelineOptions();
        Bind(section, options, problems);
        Bind(section, pipeline, problems);
        options.Validate(section.Path, problems);
        pipeline.Validate(section.Path, problems);
        return (time, loggers) => Create(name, options, pipeline, time, loggers);
    }

    internal static AwsKmsBackend Create(string name, AwsKmsOptions options, BackendPipelineOptions pipeline, TimeProvider time, ILoggerFactory loggers)
    {
        var client = new KmsClient(
            new KmsConnection(options, time),
            new BackendPipeline(name, pipeline, time, loggers.CreateLogger<BackendPipeline>()));
        return new AwsKmsBackend(client, new KeyCreator(client, time, loggers.CreateLogger<KeyCreator>()));
    }

    private static void Bind(IConfigurationSection section, object options, ICollection<string> problems)
    {
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException e)
        {
            // The binder stops at the first value that is no number; its message names the path.
            problems.Add($"{e.Message} {e.InnerException?.Message}".Trim());
        }
    }
}
