package dev.drover.host.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.core.worktree.HazardRules;
import dev.drover.model.worktree.HazardKind;
import dev.drover.model.worktree.Occupants;
import dev.drover.model.worktree.TrashedWorktree;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Directories and branches whose names look like options, break lines, or are in no alphabet that
/// a terminal shows as it stands.
final class OddNamesTest {
    @TempDir Path temporary;

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("-rf", "-rf"),
                Arguments.of("--force", "--orphan"),
                Arguments.of("two words", "a'b"),
                Arguments.of("line\nbreak", "ünïcode/日本"),
                Arguments.of("tab\there", "\u202eevil"),
                Arguments.of("$(touch evil)", "$(touch/evil)"),
                Arguments.of("refs\nworktree /etc", "heads/main"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("names")
    void aWorktreeOfAnyNameGoesAndComesBackAsItWas(String name, String branch) throws Exception {
        WorktreeScene scene = WorktreeScene.in(temporary).beside(name, branch);

        assertThat(scene.ref().branch()).isEqualTo(branch);
        assertThat(HazardRules.of(scene.look(), Occupants.NONE)).isEmpty();
        scene.write("notes.txt", "x\n");
        assertThat(HazardRules.of(scene.look(), Occupants.NONE))
                .singleElement()
                .satisfies(hazard -> assertThat(hazard.kind()).isEqualTo(HazardKind.UNTRACKED));

        List<String> before = scene.told();
        Tree files = Tree.of(scene.path());
        TrashedWorktree trashed = scene.remove();
        assertThat(scene.path()).doesNotExist();
        assertThat(scene.refs()).hasSize(2);
        scene.main().git("gc", "-q", "--prune=now");

        scene.trash().restore(trashed, scene.refs());
        assertThat(scene.told()).isEqualTo(before);
        assertThat(Tree.of(scene.path())).isEqualTo(files);
        assertThat(temporary.resolve("shop/evil")).doesNotExist();
        scene.worktree().git("fsck", "--no-dangling");
    }
}
