// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Errors;
using Basil.Gateway.Tests.Fixtures;

namespace Basil.Gateway.Tests.Jwks;

public sealed class JwksPublisherTests
{
    private const string Three = "app.p256, app.p521, other.p256";

    [Theory]
    [InlineData("BackendUnavailable")]
    [InlineData("Throttled")]
    [InlineData("BackendError")]
    [InlineData("DeadlineExceeded")]
    [InlineData("Internal")]
    public async Task A_key_that_cannot_be_asked_stays_as_it_was_while_others_move_on(string reason)
    {
        await using var setting = await JwksSetting.StartAsync(Three);
        using var before = await setting.UntilCountAsync(3);
        var known = await JwksSetting.KidsAsync(before);

        setting.Keys.Fail("app.p256", new BrokerError(Enum.Parse<ErrorReason>(reason), "no"));
        setting.Keys.Rotate("app.p521");
        using var after = await setting.UntilCountAsync(4);

        var kids = await JwksSetting.KidsAsync(after);
        Assert.Equal([known[0], known[1], known[2]], [kids[0], kids[2], kids[3]]);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Theory]
    [InlineData("KeyUnusable")]
    [InlineData("Unauthorized")]
    public async Task A_key_that_checks_nothing_any_more_leaves_the_set(string reason)
    {
        await using var setting = await JwksSetting.StartAsync(Three);
        using var before = await setting.UntilCountAsync(3);

        setting.Keys.Fail("other.p256", new BrokerError(Enum.Parse<ErrorReason>(reason), "no"));
        using var after = await setting.UntilCountAsync(2);

        Assert.Equal((await JwksSetting.KidsAsync(before))[..2], await JwksSetting.KidsAsync(after));
    }

    [Fact]
    public async Task A_key_that_was_never_known_keeps_no_other_from_being_served()
    {
        await using var setting = await JwksSetting.StartAsync(Three, keys => keys.Fail("app.p521", BrokerError.BackendUnavailable()));

        using var served = await setting.UntilServedAsync();

        Assert.Equal(2, (await JwksSetting.KidsAsync(served)).Length);
    }

    [Fact]
    public async Task A_bug_on_the_way_to_a_key_costs_no_key_and_not_the_broker()
    {
        await using var setting = await JwksSetting.StartAsync(Three);
        using var before = await setting.UntilCountAsync(3);

        setting.Keys.Break();
        await setting.RefreshTwiceAsync();
        setting.Keys.Rotate("app.p521");

        using var after = await setting.UntilCountAsync(4);
        await setting.Gateway.ConnectAsync(TestGeneration.Admin);
    }

    [Fact]
    public async Task An_unchanged_set_keeps_its_tag_over_refreshes()
    {
        await using var setting = await JwksSetting.StartAsync(Three);
        using var before = await setting.UntilCountAsync(3);

        await setting.RefreshTwiceAsync();

        using var after = await setting.UntilCountAsync(3);
        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
    }
}
