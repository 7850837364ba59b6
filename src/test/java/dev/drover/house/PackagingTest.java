package dev.drover.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What packages are made of, where it can be read without making them.
class PackagingTest {
    private static final Path ARGUMENTS = Path.of("packaging/args");

    private static List<String> flags(String file) throws Exception {
        return Files.readAllLines(ARGUMENTS.resolve(file)).stream()
                .filter(line -> line.startsWith("-"))
                .map(line -> line.startsWith("--java-options") ? line : line.split(" ", 2)[0])
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux", "macos", "windows"})
    void eachFlagStandsOnceInWhatASystemIsGiven(String system) throws Exception {
        List<String> all = new ArrayList<>(flags("common.args"));
        all.addAll(flags(system + ".args"));
        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        assertThat(all).contains("--type", "--name", "--icon", "--main-jar");
    }

    @Test
    void theLauncherOfTheBuildAndThoseOfJpackageAgreeOnTheJvm() throws Exception {
        String launcher = Files.readString(Path.of("packaging/drover-app"));
        for (String option :
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders")) {
            assertThat(launcher).contains(option);
            assertThat(flags("common.args")).contains("--java-options " + option);
        }
    }

    @Test
    void theDesktopEntryIsForTheWindowsThatTheAppOpens() throws Exception {
        assertThat(Files.readAllLines(Path.of("packaging/linux/dev.drover.Drover.desktop")))
                .contains("StartupWMClass=dev.drover.ui.Desktop", "Icon=dev.drover.Drover");
        assertThat(Class.forName("dev.drover.ui.Desktop")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "attention", "alert", "paused"})
    void everyStateHasASymbolicIconOfItsName(String state) {
        assertThat(Path.of("icons/symbolic/drover-" + state + "-symbolic.svg"))
                .content()
                .contains("<svg", "fill=");
    }
}
