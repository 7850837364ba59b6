package dev.drover.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.Scope;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A user's own profiles: those that can be used count, each other one is told in one line.
final class ProfilesFileTest {
    private static final DaemonProfile BUILT_IN =
            new DaemonProfile(
                    "own", Pattern.compile("x"), Scope.USER, 1, null, null, null, null, true);

    @TempDir Path home;

    private ProfilesFile.Loaded read(String text) throws Exception {
        Path file = home.resolve("profiles.json");
        Files.writeString(file, text);
        return new ProfilesFile(file, List.of(BUILT_IN)).read();
    }

    @Test
    void aProfileOfOnesOwnCountsAndReplacesABuiltInOne() throws Exception {
        var loaded =
                read(
                        """
                        [{"name": "own", "process": "myd\\\\b", "scope": "workspace", "limit": 2,
                          "instances": "~/.myd/run/*", "locks": "*.lock", "databases": "*.db"}]
                        """);
        assertThat(loaded.notices()).isEmpty();
        assertThat(loaded.profiles()).hasSize(1);
        assertThat(loaded.profiles().getFirst().scope()).isEqualTo(Scope.WORKSPACE);
        assertThat(loaded.profiles().getFirst().builtIn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"process\": \"(\" | broken",
                "\"process\": \".*\" | fits every process",
                "\"process\": \"\" | needs a pattern",
                "\"process\": \"a\", \"scope\": \"world\" | scope",
                "\"process\": \"a\", \"limit\": 0 | limit",
                "\"process\": \"a\", \"instances\": \"/*\" | half the disk",
                "\"process\": \"a\", \"instances\": \"/home/*/*\" | half the disk",
                "\"process\": \"a\", \"instances\": \"~/*\" | half the disk",
                "\"process\": \"a\", \"instances\": \"~/a/**\" | neither",
                "\"process\": \"a\", \"instances\": \"~/../x\" | neither",
                "\"process\": \"a\", \"instances\": \"/proc/1/*\" | system",
                "\"process\": \"a\", \"instances\": \"run/*\" | begin with",
                "\"process\": \"a\", \"locks\": \"/tmp/x\" | file's name",
                "\"process\": \"a\", \"colour\": \"red\" | no use for",
            })
    void whatCannotBeUsedIsToldAndAllElseCounts(String members, String words) throws Exception {
        var loaded =
                read(
                        "[{\"name\": \"bad\\u202e\", "
                                + members
                                + "}, {\"name\": \"good\", \"process\": \"g\"}]");
        assertThat(loaded.notices()).hasSize(1);
        assertThat(loaded.notices().getFirst()).contains(words).doesNotContain("\u202e");
        assertThat(loaded.profiles())
                .extracting(DaemonProfile::name)
                .containsExactly("good", "own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{ | cannot be used", "{} | array", "7 | array"})
    void aBrokenFileLeavesTheBuiltInOnes(String text, String words) throws Exception {
        var loaded = read(text);
        assertThat(loaded.notices()).hasSize(1);
        assertThat(loaded.notices().getFirst()).contains(words);
        assertThat(loaded.profiles()).containsExactly(BUILT_IN);
    }

    @Test
    void noFileAndADirectoryAreNoTrouble() throws Exception {
        Path none = home.resolve("none.json");
        assertThat(new ProfilesFile(none, List.of(BUILT_IN)).read().notices()).isEmpty();
        Files.createDirectories(none);
        assertThat(new ProfilesFile(none, List.of(BUILT_IN)).read().notices())
                .singleElement()
                .asString()
                .contains("directory");
    }
}
