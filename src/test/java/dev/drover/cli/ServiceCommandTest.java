package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.cli.Shell.Answer;
import dev.drover.ipc.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where no manager can be reached; with a real one it is tried on the installed package
/// (`packaging/test-service.sh`).
class ServiceCommandTest {
    @TempDir Path home;
    private Shell shell;

    @BeforeEach
    void leaveNoManager() {
        Map<String, String> environment =
                Map.of(
                        "PATH", System.getenv("PATH"),
                        "HOME", home.toString(),
                        "XDG_CONFIG_HOME", home.resolve("config").toString(),
                        "XDG_RUNTIME_DIR", home.toString());
        shell = Shell.inHome(home, environment).terminal(80);
    }

    @Test
    void withoutAManagerNothingIsInstalledAndItSaysWhatToDo() {
        Answer answer = shell.type("service", "install");
        assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .hasLineCount(1)
                .contains("cannot be reached (", "nothing was installed", "loginctl enable-linger");
        assertThat(home.resolve("config")).doesNotExist();
    }

    @Test
    void statusSaysThatItIsNotThereAndExitsAsOtherServiceToolsDo() {
        Answer answer = shell.type("service", "status");
        assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
        assertThat(answer.out()).contains("not installed", "systemd", "drover service install");
        var view = Json.mapper().readTree(shell.type("service", "--json").out());
        assertThat(view.get("installed").asBoolean()).isFalse();
        assertThat(view.get("manager").asString()).isEqualTo("systemd");
        assertThat(view.get("unreachable").asString()).isNotBlank();
    }

    @Test
    void checkSaysWhyTheManagerCannotBeReached() {
        Answer answer = shell.type("service", "check");
        assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
        assertThat(answer.out()).containsPattern("fail +systemd").contains("drover daemon start");
    }

    @Test
    void uninstallTakesAwayWhatIsLeftEvenWithoutAManager() throws Exception {
        Path unit = home.resolve("config/systemd/user/drover.service");
        Path wanted = unit.resolveSibling("default.target.wants/drover.service");
        Files.createDirectories(wanted.resolveSibling("."));
        Files.writeString(unit, "[Service]\n");
        Files.createSymbolicLink(wanted, unit);
        assertThat(shell.type("service", "uninstall").exit()).isEqualTo(Exit.OK);
        assertThat(List.of(unit, wanted)).allSatisfy(f -> assertThat(f).doesNotExist());
        assertThat(shell.type("service", "uninstall").out()).contains("was not installed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " install", " uninstall", " status", " restart", " logs", " check"})
    void helpsWithAnExampleThatFitsTheTerminal(String command) {
        Answer answer = shell.type(("service" + command + " --help").split(" "));
        assertThat(answer.exit()).isEqualTo(Exit.OK);
        assertThat(answer.out()).contains("Examples", "--json", "drover service" + command);
        assertThat(answer.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(81));
    }
}
