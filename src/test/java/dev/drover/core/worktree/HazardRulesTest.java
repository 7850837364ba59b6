package dev.drover.core.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.worktree.GitOperation;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.HazardKind;
import dev.drover.model.worktree.IgnoredEntry;
import dev.drover.model.worktree.Names;
import dev.drover.model.worktree.Occupants;
import dev.drover.model.worktree.WorktreeLook;
import dev.drover.model.worktree.WorktreeRef;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Each hazard by itself, from the fact to the words.
final class HazardRulesTest {
    private static final WorktreeRef REF =
            new WorktreeRef("/w/feat", "/w/shop", false, false, "abc", "feat", null, null);
    private static final Names ONE = Names.of(List.of("a.txt"));

    static WorktreeLookBuilder look() {
        return new WorktreeLookBuilder();
    }

    static final class WorktreeLookBuilder {
        WorktreeRef ref = REF;
        boolean linkValid = true;
        Names staged = Names.NONE;
        Names modified = Names.NONE;
        Names conflicted = Names.NONE;
        Names untracked = Names.NONE;
        List<IgnoredEntry> ignored = List.of();
        Names hidden = Names.NONE;
        Set<GitOperation> operations = Set.of();
        Names submodules = Names.NONE;
        Names nested = Names.NONE;
        Names mounts = Names.NONE;
        Names holding = Names.NONE;
        int unpushed;
        int detached;
        int forgotten;
        Names ownRefs = Names.NONE;
        @Nullable String untrusted;
        @Nullable String unknown;

        WorktreeLook build() {
            return new WorktreeLook(
                    ref,
                    linkValid,
                    null,
                    staged,
                    modified,
                    conflicted,
                    untracked,
                    ignored,
                    hidden,
                    operations,
                    submodules,
                    nested,
                    mounts,
                    holding,
                    unpushed,
                    detached,
                    forgotten,
                    ownRefs,
                    3,
                    null,
                    1L,
                    untrusted,
                    unknown,
                    "");
        }
    }

    private static Arguments row(
            HazardKind kind, String words, Consumer<WorktreeLookBuilder> change) {
        WorktreeLookBuilder builder = look();
        change.accept(builder);
        return Arguments.of(kind, words, builder.build());
    }

    static Stream<Arguments> hazards() {
        return Stream.of(
                row(
                        HazardKind.MAIN_WORKTREE,
                        "not a linked worktree",
                        b ->
                                b.ref =
                                        new WorktreeRef(
                                                "/w/shop", "/w/shop", true, false, "abc", "main",
                                                null, null)),
                row(
                        HazardKind.MAIN_WORKTREE,
                        "not a linked worktree",
                        b ->
                                b.ref =
                                        new WorktreeRef(
                                                "/w/shop", "/w/shop", false, true, null, null, null,
                                                null)),
                row(
                        HazardKind.NOT_REGISTERED,
                        "gone from the disk: it is not there",
                        b ->
                                b.ref =
                                        new WorktreeRef(
                                                "/w/feat",
                                                "/w/shop",
                                                false,
                                                false,
                                                "abc",
                                                "feat",
                                                null,
                                                "it is not there")),
                row(HazardKind.BROKEN_LINK, "git worktree repair", b -> b.linkValid = false),
                row(
                        HazardKind.LOCKED,
                        "It is locked (on a stick). `git worktree unlock`",
                        b ->
                                b.ref =
                                        new WorktreeRef(
                                                "/w/feat",
                                                "/w/shop",
                                                false,
                                                false,
                                                "abc",
                                                "feat",
                                                "on a stick",
                                                null)),
                row(
                        HazardKind.LOCKED,
                        "It is locked. `git worktree unlock`",
                        b ->
                                b.ref =
                                        new WorktreeRef(
                                                "/w/feat", "/w/shop", false, false, "abc", "feat",
                                                "", null)),
                row(HazardKind.HOLDS_OTHERS, "Inside it lies a.txt.", b -> b.holding = ONE),
                row(
                        HazardKind.MOUNT_INSIDE,
                        "Another disk is mounted at a.txt.",
                        b -> b.mounts = ONE),
                row(
                        HazardKind.UNTRUSTED,
                        "would run a command (filter.x.clean). `drover settings set"
                                + " worktrees.trusted`",
                        b -> b.untrusted = "filter.x.clean"),
                row(
                        HazardKind.UNKNOWN,
                        "could not be looked at: git hung",
                        b -> b.unknown = "git hung"),
                row(HazardKind.STAGED, "Staged: a.txt.", b -> b.staged = ONE),
                row(HazardKind.MODIFIED, "Changed: a.txt.", b -> b.modified = ONE),
                row(HazardKind.CONFLICTED, "In conflict: a.txt.", b -> b.conflicted = ONE),
                row(HazardKind.UNTRACKED, "Untracked: a.txt.", b -> b.untracked = ONE),
                row(
                        HazardKind.IGNORED,
                        "Ignored by git: .env.",
                        b ->
                                b.ignored =
                                        List.of(
                                                new IgnoredEntry("node_modules/", true),
                                                new IgnoredEntry(".env", false))),
                row(HazardKind.HIDDEN_EDITS, "hidden from git status: a.txt.", b -> b.hidden = ONE),
                row(
                        HazardKind.OPERATION,
                        "In the middle of a rebase.",
                        b -> b.operations = Set.of(GitOperation.REBASE)),
                row(HazardKind.SUBMODULE, "Submodule: a.txt.", b -> b.submodules = ONE),
                row(
                        HazardKind.NESTED_REPOSITORY,
                        "A repository inside: a.txt.",
                        b -> b.nested = ONE),
                row(
                        HazardKind.UNPUSHED,
                        "1 commit that only branch feat has.",
                        b -> b.unpushed = 1),
                row(
                        HazardKind.UNPUSHED,
                        "2 commits that only branch feat has.",
                        b -> b.unpushed = 2),
                row(
                        HazardKind.DETACHED,
                        "3 commits on no branch (HEAD is detached).",
                        b -> b.detached = 3),
                row(
                        HazardKind.REFLOG_ONLY,
                        "1 commit that only its reflog still has.",
                        b -> b.forgotten = 1),
                row(HazardKind.OWN_REFS, "A reference of its own: a.txt.", b -> b.ownRefs = ONE));
    }

    @ParameterizedTest
    @MethodSource("hazards")
    void namesEachHazardInWords(HazardKind kind, String words, WorktreeLook look) {
        List<Hazard> found = HazardRules.of(look, Occupants.NONE);

        assertThat(found)
                .singleElement()
                .satisfies(
                        hazard -> {
                            assertThat(hazard.kind()).isEqualTo(kind);
                            assertThat(hazard.words()).contains(words);
                        });
        assertThat(HazardRules.blocked(found)).isEqualTo(kind.blocking());
    }

    @Test
    void whatCanBeHadAgainIsNoHazardAndNeitherIsTheRepositorysStash() {
        WorktreeLookBuilder builder = look();
        builder.ignored = List.of(new IgnoredEntry("node_modules/", true));

        assertThat(HazardRules.of(builder.build(), Occupants.NONE)).isEmpty();
        assertThat(HazardRules.blocked(List.of())).isFalse();
    }

    @Test
    void whoIsInsideBlocks() {
        List<Hazard> found =
                HazardRules.of(
                        look().build(),
                        new Occupants(List.of("worker"), List.of("sleep (7) works there"), false));

        assertThat(found)
                .extracting(Hazard::kind)
                .containsExactly(HazardKind.INSTANCE_INSIDE, HazardKind.PROCESS_INSIDE);
        assertThat(found.get(0).words()).isEqualTo("Agent worker works there.");
        assertThat(found.get(1).words()).isEqualTo("In use by sleep (7) works there.");
        assertThat(HazardRules.blocked(found)).isTrue();
    }

    @Test
    void whereProcessesCannotBeSeenItStays() {
        List<Hazard> found =
                HazardRules.of(look().build(), new Occupants(List.of(), List.of(), true));

        assertThat(found).extracting(Hazard::kind).containsExactly(HazardKind.PROCESS_INSIDE);
        assertThat(found.getFirst().words()).contains("does not show whether a process");
    }

    @Test
    void namesThreeAndCountsTheRest() {
        WorktreeLookBuilder builder = look();
        builder.untracked = Names.of(List.of("a", "b", "c", "d", "e"));
        builder.nested = Names.of(List.of("x", "y"));
        builder.ref = new WorktreeRef("/w/feat", "/w/shop", false, false, "abc", "feat", "", null);

        List<Hazard> found = HazardRules.of(builder.build(), Occupants.NONE);
        assertThat(found)
                .extracting(Hazard::kind)
                .as("what blocks comes first")
                .containsExactly(
                        HazardKind.LOCKED, HazardKind.UNTRACKED, HazardKind.NESTED_REPOSITORY);
        assertThat(found.get(1).words()).isEqualTo("Untracked: a, b, c and 2 more.");
        assertThat(found.get(2).words()).isEqualTo("Repositories inside: x, y.");
    }

    @Test
    void showsHostileNamesOnOneHarmlessLine() {
        WorktreeLookBuilder builder = look();
        builder.untracked = Names.of(List.of("\u202Eevil\n\u001B[31m" + "x".repeat(1_000)));

        String words = HazardRules.of(builder.build(), Occupants.NONE).getFirst().words();
        assertThat(words).doesNotContain("\u202E", "\n", "\u001B").hasSizeLessThan(120);
    }
}
