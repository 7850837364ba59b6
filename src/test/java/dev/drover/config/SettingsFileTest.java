package dev.drover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.drover.config.SettingsFile.Loaded;
import dev.drover.model.view.SettingView;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

class SettingsFileTest {
    @TempDir Path temp;

    @Test
    void hasTheDefaultsWithoutAFile() {
        Loaded loaded = read(Map.of(), Map.of());

        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULTS);
        assertThat(loaded.notices()).isEmpty();
        assertThat(loaded.views()).extracting(SettingView::origin).containsOnly("default");
        assertThat(view(loaded, "store.keepJournal").value()).isEqualTo("30d");
        assertThat(view(loaded, "instances.staleAfterHeartbeat").value()).isEqualTo("30s");
    }

    @Test
    void letsOptionsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
        write("{\"api\": {\"port\": 1111}, \"log\": {\"level\": \"warn\"}}");

        assertThat(read(Map.of(), Map.of()).settings().api().port()).isEqualTo(1111);

        Map<String, String> environment = Map.of("DROVER_API_ADDR", "127.0.0.1:2222");
        Loaded second = read(environment, Map.of());
        assertThat(second.settings().api().port()).isEqualTo(2222);
        assertThat(view(second, "api.port").origin()).isEqualTo("environment");

        Loaded third = read(environment, Map.of("api.port", "3333"));
        assertThat(third.settings().api().port()).isEqualTo(3333);
        assertThat(view(third, "api.port").origin()).isEqualTo("option");
        assertThat(view(third, "log.level").origin()).isEqualTo("file");
    }

    @Test
    void readsNestedAndDottedKeys() throws IOException {
        write(
                """
                {"instances.staleAfter": "90s", "watch": {"self": "1m", "unknown": [1, {"x": 2}]}}
                """);

        Loaded loaded = read(Map.of(), Map.of());

        assertThat(loaded.notices()).isEmpty();
        assertThat(loaded.settings().instances().staleAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(loaded.settings().watch().self()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void understandsTheVariables() {
        Settings off =
                read(Map.of("DROVER_API_ADDR", "off", "DROVER_AUTOSTART", "0"), Map.of())
                        .settings();
        assertThat(off.api().tcp()).isFalse();
        assertThat(off.daemon().autostart()).isFalse();

        Settings there =
                read(Map.of("DROVER_API_ADDR", "localhost:0", "DROVER_LOG", "DEBUG"), Map.of())
                        .settings();
        assertThat(there.api()).isEqualTo(new Settings.Api(true, "127.0.0.1", 0, 1000));
        assertThat(there.log().level()).isEqualTo("debug");
    }

    @Test
    void saysWhereABadValueStandsAndTakesTheDefaultForIt() throws IOException {
        write("{\n  \"api\": {\n    \"port\": 99999,\n    \"tcp\": false\n  }\n}\n");

        Loaded loaded = read(Map.of(), Map.of());

        assertThat(loaded.settings().api().port()).isEqualTo(47310);
        assertThat(loaded.settings().api().tcp()).isFalse();
        assertThat(loaded.notices())
                .containsExactly(
                        file()
                                + ":3:13: api.port is '99999', but must be a whole number from 0 to"
                                + " 65535. It does not count.");
    }

    @Test
    void takesTheNextWeakerSourceForABadOneAndSaysSo() throws IOException {
        write("{\"log.level\": \"warn\"}");

        Loaded loaded = read(Map.of("DROVER_LOG", "loud\n"), Map.of("log.level", "", "no", "1"));

        assertThat(loaded.settings().log().level()).isEqualTo("warn");
        assertThat(loaded.notices()).hasSize(3).noneMatch(line -> line.contains("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"api\": {\"port\": 1,}}|line 1, column 2",
                "{\"api\": 1, \"api\": 2}|uplicate",
                "[1]|one object",
                "{} {}|after its end",
                "{\"a\": \"|line 1",
            })
    void startsWithTheDefaultsOnABrokenFile(String text, String why) throws IOException {
        write(text);

        Loaded loaded = read(Map.of(), Map.of());

        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULTS);
        assertThat(loaded.notices()).singleElement().asString().contains(file() + "", why);
    }

    @Test
    void startsWithTheDefaultsOnAnUnreadableFile() throws IOException {
        Files.write(file(), new byte[] {'{', (byte) 0xff, '}'});
        assertThat(read(Map.of(), Map.of()).notices())
                .singleElement()
                .asString()
                .contains("not UTF-8");

        Files.writeString(file(), " ".repeat((1 << 20) + 1));
        assertThat(read(Map.of(), Map.of()).notices()).singleElement().asString().contains("1 MB");

        Files.delete(file());
        Files.createDirectory(file());
        assertThat(read(Map.of(), Map.of()).notices())
                .singleElement()
                .asString()
                .contains("directory");
    }

    @Test
    void changesOneValueAndKeepsEveryOtherCharacter() throws Exception {
        String before =
                """
                { "zebra":[1,  2 ],
                    "api" : {"port":47310 , "future" : "é\\u00e9"},
                  "window": { "theme": "a\\"b}" }
                }\
                """;
        write(before);

        settings().set("api.port", "5000");
        assertThat(file()).hasContent(before.replace("47310", "5000"));
        settings().set("window.theme", "Dark");
        assertThat(file()).hasContent(before.replace("47310", "5000").replace("a\\\"b}", "dark"));
    }

    @Test
    void addsAKeyWhereItsNeighboursAre() throws Exception {
        write("{\n    \"api\": {\n        \"port\": 1\n    },\n    \"x\": {}\n}\n");

        settings().set("api.tcp", "false");
        settings().set("daemon.drain", "2s");

        assertThat(Files.readString(file()))
                .isEqualTo(
                        """
                        {
                            "api": {
                                "port": 1,
                                "tcp": false
                            },
                            "x": {},
                            "daemon": {
                              "drain": "2s"
                            }
                        }
                        """);
    }

    static Stream<Arguments> styles() {
        return Stream.of(
                arguments("", "{\n  'log': {\n    'level': 'warn'\n  }\n}\n"),
                arguments(" \n", "{\n  'log': {\n    'level': 'warn'\n  }\n}\n"),
                arguments("{}", "{\n  'log': {\n    'level': 'warn'\n  }\n}"),
                arguments("{ }\n", "{\n  'log': {\n    'level': 'warn'\n  }\n}"),
                arguments("{'a':1}", "{'a':1, 'log': {'level': 'warn'}}"),
                arguments("{'log':{}}", "{'log':{\n  'level': 'warn'\n}}"),
                arguments("{'log.level':'info'}", "{'log.level':'warn'}"),
                arguments("{'log':{'level':null}}", "{'log':{'level':'warn'}}"),
                arguments("\ufeff{'log':{'level':7}}", "{'log':{'level':'warn'}}"),
                arguments(
                        "{\r\n  'a': 1\r\n}",
                        "{\r\n  'a': 1,\r\n  'log': {\r\n    'level': 'warn'\r\n  }\r\n}"));
    }

    @ParameterizedTest
    @MethodSource("styles")
    void writesIntoFilesOfEveryStyle(String before, String after) throws Exception {
        write(before.replace('\'', '"'));

        Loaded loaded = settings().set("log.level", "warn");

        assertThat(Files.readString(file())).isEqualTo(after.replace('\'', '"'));
        assertThat(loaded.settings().log().level()).isEqualTo("warn");
    }

    @Test
    void refusesToSetWhatCannotBeAndLeavesTheFile() throws IOException {
        write("{\"log\": 5}");

        refuses("nothing.such", "1", "no setting");
        refuses("api.port", "many", "whole number from 0 to 65535");
        refuses("instances.staleAfter", "1 fortnight", "such as 500ms");
        refuses("api.host", "0.0.0.0", "this machine only");
        refuses("log.level", "warn", "no object");
        assertThat(file()).hasContent("{\"log\": 5}");

        write("{broken");
        refuses("log.level", "warn", "Nothing was changed");
        assertThat(file()).hasContent("{broken");
    }

    @Test
    void saysThatAStrongerSourceHidesWhatWasSet() throws Exception {
        SettingsFile file = new SettingsFile(file(), Map.of("DROVER_LOG", "error"), Map.of());

        Loaded loaded = file.set("log.level", "trace");

        assertThat(loaded.settings().log().level()).isEqualTo("error");
        assertThat(loaded.notices()).singleElement().asString().contains("environment");
        assertThat(read(Map.of(), Map.of()).settings().log().level()).isEqualTo("trace");
    }

    @Test
    void keepsALinkToAFileThatIsKeptElsewhere() throws Exception {
        Path kept = Files.writeString(temp.resolve("dotfiles.json"), "{}");
        Files.createSymbolicLink(file(), kept);

        settings().set("log.level", "warn");

        assertThat(file()).isSymbolicLink();
        assertThat(Files.readString(kept)).contains("warn");
    }

    @Test
    void refusesUnknownOptionsWhereThereIsNoOneToNotice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SettingsFile.fromOptions(Map.of("api.prot", "1")))
                .withMessageContaining("api.prot");
    }

    @Property(tries = 300)
    void startsWhateverTheFileSays(@ForAll String text) throws IOException {
        Path file = Files.createTempFile("settings", ".json");
        try {
            Files.writeString(file, text.replaceAll("\\p{Cs}", "?"));
            Loaded loaded = new SettingsFile(file, Map.of(), Map.of()).read();
            assertThat(loaded.settings()).isEqualTo(Settings.DEFAULTS);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void resetTakesAKeyOutAndLeavesEveryOtherCharacter() throws Exception {
        Map<String, String> becomes =
                Map.of(
                        "{ \"api.port\": 5, \"a\": 1 }", "{ \"a\": 1 }",
                        "{\"a\": 1,\n  \"api\": {\"port\": 5}\n}", "{\"a\": 1,\n  \"api\": {}\n}",
                        "{\"a\": 1,\n \"api.port\" : 5 ,\n \"b\": 2}", "{\"a\": 1 ,\n \"b\": 2}",
                        "{\"api.port\": 5}", "{}",
                        "{\"a\": 1}", "{\"a\": 1}");
        for (Map.Entry<String, String> one : becomes.entrySet()) {
            write(one.getKey());
            Loaded now = settings().reset("api.port");
            assertThat(file()).content().isEqualTo(one.getValue());
            assertThat(view(now, "api.port").origin()).isEqualTo("default");
            assertThat(view(now, "api.port").value()).isEqualTo("47310");
        }
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> settings().reset("no.such"))
                .withMessageContaining("There is no setting 'no.such'");
    }

    @Test
    void saysWhichVariableOrFileAValueComesFromAndWhatIsWrongWithAnother() throws Exception {
        write("{\"api.port\": 5}");
        Loaded now = read(Map.of("DROVER_LOG", "warn"), Map.of("watch.self", "7s"));
        assertThat(view(now, "api.port").where()).isEqualTo(file().toString());
        assertThat(view(now, "log.level").where()).isEqualTo("DROVER_LOG");
        assertThat(view(now, "watch.self").where()).isNull();
        assertThat(view(now, "log.level").choices()).contains("warn", "trace");
        assertThat(SettingsFile.complaint("api.port", "5")).isEmpty();
        assertThat(SettingsFile.complaint("api.port", "99999"))
                .contains("It must be a whole number from 0 to 65535.");
    }

    private void refuses(String key, String value, String why) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> settings().set(key, value))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private static SettingView view(Loaded loaded, String key) {
        return loaded.views().stream().filter(v -> v.key().equals(key)).findFirst().orElseThrow();
    }

    private Loaded read(Map<String, String> environment, Map<String, String> options) {
        return new SettingsFile(file(), environment, options).read();
    }

    private SettingsFile settings() {
        return new SettingsFile(file(), Map.of(), Map.of());
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private Path file() {
        return temp.resolve("settings.json");
    }
}
