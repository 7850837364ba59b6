package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Names of branches are judged as the git of this machine does.
class BranchNamesTest {
    /// Through `xargs`, so that no locale stands between the text and git; in no repository, where
    /// `@{-1}` may be a branch.
    private static boolean gitTakes(String name) {
        try {
            Process git =
                    new ProcessBuilder("xargs", "-0", "git", "check-ref-format", "--branch")
                            .directory(new File("/"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (OutputStream in = git.getOutputStream()) {
                in.write((name + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return git.waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main",
                "feature/login",
                "a",
                "1f0c9a77",
                "日本/grüße",
                "\uD83D\uDC11",
                "a;rm -rf ~",
                "a;b",
                "$(id)",
                "`id`",
                "'",
                "\"",
                "a|b&c",
                "\u202Eevil",
                "a\u00A0b",
                "@a",
                "a@b",
                "a-",
                "-a",
                "--help",
                "a b",
                " a",
                "a\nb",
                "a\tb",
                "a\u007Fb",
                "a\u0001",
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                "a/.b",
                ".a",
                "a.",
                "a./b",
                "a..b",
                "a.lock",
                "a.lock/b",
                "a.lockb",
                "a~1",
                "a^",
                "a:b",
                "a?",
                "a*",
                "a[b]",
                "a]",
                "a\\b",
                "@{-1}",
                "a@{b",
                "a@",
                "HEAD",
                "head",
                "a/HEAD",
                "refs/heads/a"
            })
    void takesWhatGitTakes(String name) {
        assertThat(BranchNames.wrong(name).isEmpty()).as(name).isEqualTo(gitTakes(name));
    }

    @Provide
    Arbitrary<String> names() {
        // `@` alone is short for HEAD: git takes the word, but no branch can have it.
        return Arbitraries.strings()
                .withChars("ab./-@{}~ \\\u00E9\nlock".toCharArray())
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(name -> !name.equals("@"));
    }

    @Property(tries = 200)
    void takesWhatGitTakesWhateverItIs(@ForAll("names") String name) {
        assertThat(BranchNames.wrong(name).isEmpty()).as(name).isEqualTo(gitTakes(name));
    }

    @Test
    void tellsInOneLineWhatIsWrong() {
        assertThatThrownBy(() -> BranchNames.checked("--upload-pack=\u202E\n"))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "'--upload-pack=\uFFFD⏎' cannot be a branch: it begins with '-'. Write such"
                                + " as main or feature/login.");
        assertThat(BranchNames.wrong("a\0b")).isPresent();
        assertThat(BranchNames.wrong("@")).contains("that name is git's own");
        assertThat(BranchNames.wrong("\uD800")).contains("it is no Unicode text");
        assertThat(BranchNames.wrong("x".repeat(1_001))).contains("it is longer than 1000 bytes");
    }
}
