// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

namespace Basil.Backends.AwsKms;

/// <summary>Where an <c>aws-kms</c> backend is; bound from <c>backends:NAME</c>. What is absent, the AWS SDK's own settings say.</summary>
internal sealed class AwsKmsOptions
{
    /// <value>For example <c>us-east-1</c>; otherwise <c>AWS_REGION</c>, the profile's region or the instance's.</value>
    public string? Region { get; set; }

    /// <value>A profile of <c>~/.aws/config</c>; otherwise the default credential chain.</value>
    public string? Profile { get; set; }

    /// <value>An absolute http or https URL; otherwise <c>AWS_ENDPOINT_URL_KMS</c> or the region's own endpoint.</value>
    public string? Endpoint { get; set; }

    internal void Validate(string section, ICollection<string> problems)
    {
        if (Region is not null && (Region.Length is 0 or > 32 || !Region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            problems.Add($"`{section}:region` must be the name of an AWS region, for example us-east-1");
        }

        if (Profile is not null && string.IsNullOrWhiteSpace(Profile))
        {
            problems.Add($"`{section}:profile` must name a profile of ~/.aws/config; leave it out to use the default credential chain");
        }

        if (Endpoint is not null && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            problems.Add($"`{section}:endpoint` must be an absolute http or https URL");
        }
    }
}
