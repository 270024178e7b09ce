// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Cli.Demo;
using Basil.Cli.Tests.Fakes;
using Basil.Core.Generations;
using Basil.Core.Keys;
using Basil.Core.Policies;

namespace Basil.Cli.Tests.Demo;

public sealed class DemoDocumentsTests
{
    [Fact]
    public async Task They_load_under_the_strictest_rules_without_a_warning()
    {
        using var files = new DemoFiles();

        var load = await GenerationLoader.LoadFilesAsync(
            files.Directory.Catalog, files.Directory.Policy, CapabilityPolicy.Strict, TestContext.Current.CancellationToken);

        Assert.Empty(load.Errors);
        Assert.Empty(load.Warnings);
    }

    [Fact]
    public async Task Only_the_demos_user_may_use_the_keys_and_nobody_may_sign_with_the_secret_signer()
    {
        using var files = new DemoFiles();
        var load = await GenerationLoader.LoadFilesAsync(
            files.Directory.Catalog, files.Directory.Policy, CapabilityPolicy.Strict, TestContext.Current.CancellationToken);
        var (catalog, policy) = (load.Generation!.Catalog, load.Generation.Policy);

        Assert.Equal(DemoDocuments.Subject, policy.Resolve(new CallerIdentity(DemoFiles.UserId, null, null)).Subject);
        Assert.Null(policy.Resolve(new CallerIdentity(0, null, null)).Subject);
        Assert.All(DemoKey.Usable, key => Assert.True(policy.Decide(catalog, DemoDocuments.Subject, KeyOperation.Sign, key.Name).IsAllowed));
        Assert.False(policy.Decide(catalog, DemoDocuments.Subject, KeyOperation.Sign, DemoKey.Secret.Name).IsAllowed);
        Assert.Equal([DemoDocuments.Subject], policy.Subjects);
    }

    [Fact]
    public void Files_and_directory_are_the_owners_alone()
    {
        using var files = new DemoFiles();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(files.Directory.Path));
        Assert.All(
            Directory.GetFiles(files.Directory.Path),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }
}
