// SPDX-FileCopyrightText: 2026 The Basil.Cluster Authors
// SPDX-License-Identifier: Apache-2.0

using Basil.Core.Policies;

namespace Basil.Core.Tests.Policies;

public sealed class SubjectResolutionTests
{
    private const string Subjects = """
        "subjects": {
          "web": {"allOf": [{"kind": "unix", "uid": 1000}]},
          "batch": {"anyOf": [{"kind": "unix", "gid": 110}, {"kind": "unix", "uid": 1001}]},
          "both": {"allOf": [{"kind": "unix", "uid": 1002, "gid": 7}]},
          "pair": {"allOf": [{"kind": "unix", "gid": 20}, {"kind": "unix", "gid": 21}]},
          "clash": {"anyOf": [{"kind": "unix", "uid": 1005}, {"kind": "unix", "gid": 30}]},
          "other": {"allOf": [{"kind": "unix", "uid": 1005}]},
          "signed": {"allOf": [{"kind": "signature-key", "algorithm": "nats-nkey", "public": "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4"}]},
          "mixed": {"allOf": [{"kind": "unix", "uid": 1006}, {"kind": "signature-key", "algorithm": "ed25519", "public": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}]}
        },
        "config": {
          "names": {"users": {"1000": "svc-web", "1005": "svc-clash", "77": "stranger"}},
          "memberships": {"1002": [7], "1003": [20, 21], "1004": [20], "1007": [110, 30]}
        }
        """;

    [Theory]
    [InlineData(1000u, "web", "svc-web(1000)")]
    [InlineData(1001u, "batch", "1001")]
    [InlineData(1002u, "both", "1002")]
    [InlineData(1003u, "pair", "1003")]
    public void A_caller_is_the_one_subject_that_matches(uint uid, string subject, string displayName)
    {
        var resolution = Resolve(Subjects, uid);

        Assert.Equal(new SubjectResolution(subject, null, displayName, $"unix_peercred:{subject}"), resolution);
    }

    [Theory]
    [InlineData(1004u)]
    [InlineData(1006u)]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    public void A_caller_whom_no_subject_matches_is_denied(uint uid)
    {
        var resolution = Resolve(Subjects, uid);

        Assert.Null(resolution.Subject);
        Assert.Equal(new Decision(false, null, DenyReason.NoActorSubject, $"no_actor_subject:{uid}"), resolution.Deny);
    }

    [Theory]
    [InlineData(1005u)]
    [InlineData(1007u)]
    public void A_caller_whom_two_subjects_match_is_denied(uint uid)
    {
        var resolution = Resolve(Subjects, uid);

        Assert.Null(resolution.Subject);
        Assert.Null(resolution.AuthenticatedBy);
        Assert.Equal(new Decision(false, null, DenyReason.AmbiguousActorSubject, $"ambiguous_actor_subject:{uid}"), resolution.Deny);
    }

    [Fact]
    public void A_denied_caller_is_shown_by_name_where_there_is_one()
    {
        Assert.Equal("stranger(77)", Resolve(Subjects, 77).DisplayName);
        Assert.Equal("svc-clash(1005)", Resolve(Subjects, 1005).DisplayName);
        Assert.Equal("78", Resolve(Subjects, 78).DisplayName);
    }

    [Fact]
    public void The_group_that_the_kernel_reports_is_never_matched()
    {
        var policy = APolicy.Of(Subjects).Policy;

        Assert.Null(policy.Resolve(new CallerIdentity(5000, 110, 1)).Subject);
        Assert.Equal("web", policy.Resolve(new CallerIdentity(1000, 110, 1)).Subject);
    }

    [Fact]
    public void Without_a_uid_and_without_a_subject_for_that_the_caller_is_unauthenticated()
    {
        var resolution = Resolve(Subjects, null);

        Assert.Equal(new Decision(false, null, DenyReason.Unauthenticated, "no_actor_subject"), resolution.Deny);
    }

    [Fact]
    public void Without_a_uid_the_caller_is_the_unauthenticated_subject()
    {
        const string Policy = """
            "subjects": {"guest": {"anyOf": [{"kind": "unauthenticated"}, {"kind": "unix", "uid": 5}]}}, "unauthenticatedSubject": "guest"
            """;

        Assert.Equal(new SubjectResolution("guest", null, "none", "unauthenticated:guest"), Resolve(Policy, null));
        Assert.Equal("unix_peercred:guest", Resolve(Policy, 5).AuthenticatedBy);
        Assert.Null(Resolve(Policy, 6).Subject);
    }

    [Theory]
    [InlineData("""{"allOf": [{"kind": "unix", "uid": 5}]}""")]
    [InlineData("""{"allOf": [{"kind": "unauthenticated"}, {"kind": "unix", "uid": 5}]}""")]
    public void An_unauthenticated_subject_that_is_none_denies(string subject)
    {
        var resolution = Resolve($$"""  "subjects": {"guest": {{subject}} }, "unauthenticatedSubject": "guest" """, null);

        Assert.Equal(new Decision(false, null, DenyReason.InvalidUnauthenticatedSubject, "invalid_unauthenticated_subject:guest"), resolution.Deny);
    }

    [Fact]
    public void A_name_in_the_policy_is_known_without_the_white_space_around_it() =>
        Assert.Equal("web", Resolve("""  "subjects": {" web ": {"allOf": [{"kind": "unix", "uid": 1}]}} """, 1).Subject);

    private static SubjectResolution Resolve(string policy, uint? uid) => APolicy.Of(policy).Policy.Resolve(new CallerIdentity(uid, uid, 42));
}
