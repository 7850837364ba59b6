package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.cli.manual.CommandPage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What is written down about the commands is about these commands, and the shells take it.
class ManualTest {
    @TempDir Path home;

    private String typed(String... words) {
        Shell.Answer answer = Shell.inHome(home, Map.of()).type(words);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exit()).isEqualTo(Exit.OK);
        return answer.out();
    }

    @Test
    void theManPageTellsEveryCommandAndEveryOption() throws Exception {
        String page = typed("manual");
        assertThat(CommandList.words())
                .allSatisfy(word -> assertThat(page).contains(".SS drover " + word + "\n"));
        for (CommandPage command : pages()) {
            String plain = String.join(" ", command.words()).replace("-", "\\-");
            assertThat(page).contains(".SS " + plain + "\n");
            for (CommandPage.Choice option : command.options()) {
                assertThat(page).contains(option.names().getLast().replace("-", "\\-"));
            }
        }
        assertThat(page).contains("Drover 0.1.0").doesNotContain("%n", "%%");
    }

    private static List<CommandPage> pages() throws Exception {
        return below(CommandPages.root()).filter(p -> p.words().size() > 1).toList();
    }

    private static java.util.stream.Stream<CommandPage> below(CommandPage page) {
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.of(page),
                page.children().stream().flatMap(ManualTest::below));
    }

    @Test
    void theManPageIsSetWithoutAComplaint() throws Exception {
        assumeTrue(isHere("groff"), "there is no groff here");
        Path page = Files.writeString(home.resolve("drover.1"), typed("manual"));
        Said said = run("groff", "-man", "-Tutf8", "-ww", "-z", page.toString());
        assertThat(said.text()).isEmpty();
        assertThat(said.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void everyCommandIsCompletedAndTheShellCanReadIt(String shell) throws Exception {
        String script = typed("completions", shell);
        for (CommandPage command : pages()) {
            assertThat(script).contains(String.join(" ", command.words()));
        }
        assumeTrue(isHere(shell), "there is no " + shell + " here");
        Path file = Files.writeString(home.resolve("script"), script);
        assertThat(run(shell, "-n", file.toString())).isEqualTo(new Said(0, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "drover ports le, lease",
        "drover sett, settings",
        "drover singleton --scope w, workspace",
        "drover daemon logs --fol, --follow",
    })
    void bashAndFishCompleteWhatIsTyped(String line, String completed) throws Exception {
        assumeTrue(isHere("bash"), "there is no bash here");
        Path bash = Files.writeString(home.resolve("bash"), typed("completions", "bash"));
        String words = "COMP_WORDS=(" + line + "); COMP_CWORD=" + (line.split(" ").length - 1);
        Said said =
                run(
                        "bash",
                        "-c",
                        "source " + bash + "; " + words + "; _drover; echo ${COMPREPLY[@]}");
        assertThat(said).isEqualTo(new Said(0, completed + "\n"));

        assumeTrue(isHere("fish"), "there is no fish here");
        Path fish = Files.writeString(home.resolve("fish"), typed("completions", "fish"));
        Said offered = run("fish", "-c", "source " + fish + "; complete -C '" + line + "'");
        assertThat(offered.text()).startsWith(completed);
    }

    @Test
    void allOfTheCommandsAreOfferedFirst() throws Exception {
        assumeTrue(isHere("bash"), "there is no bash here");
        Path bash = Files.writeString(home.resolve("bash"), typed("completions", "bash"));
        Said said =
                run(
                        "bash",
                        "-c",
                        "source "
                                + bash
                                + "; COMP_WORDS=(drover ''); COMP_CWORD=1; _drover; echo"
                                + " ${COMPREPLY[@]}");
        assertThat(said.text().strip().split(" "))
                .contains(CommandList.words().toArray(String[]::new));
    }

    private static boolean isHere(String program) {
        return Files.isExecutable(Path.of("/usr/bin", program))
                || Files.isExecutable(Path.of("/bin", program));
    }

    private record Said(int exit, String text) {}

    private Said run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Said(process.exitValue(), text);
        } finally {
            process.destroyForcibly();
        }
    }
}
